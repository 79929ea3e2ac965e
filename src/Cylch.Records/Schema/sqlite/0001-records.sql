-- The records. One table for each kind of record; identifiers are 64-bit, text has no length, instants are UTC.
CREATE TABLE "accounts" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_accounts" PRIMARY KEY AUTOINCREMENT,
    "display_name" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "is_demonstration" INTEGER NOT NULL,
    "user_name" TEXT NULL,
    "normalized_user_name" TEXT NULL,
    "email" TEXT NULL,
    "normalized_email" TEXT NULL,
    "email_confirmed" INTEGER NOT NULL,
    "password_hash" TEXT NULL,
    "security_stamp" TEXT NULL,
    "concurrency_stamp" TEXT NULL,
    "phone_number" TEXT NULL,
    "phone_number_confirmed" INTEGER NOT NULL,
    "two_factor_enabled" INTEGER NOT NULL,
    "lockout_end" TEXT NULL,
    "lockout_enabled" INTEGER NOT NULL,
    "access_failed_count" INTEGER NOT NULL,
    "authenticator_key" TEXT NULL,
    "authenticator_step" INTEGER NULL,
    "closed_at" INTEGER NULL
);

CREATE TABLE "organisations" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_organisations" PRIMARY KEY AUTOINCREMENT,
    "kind" INTEGER NOT NULL,
    "reference" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "name_cy" TEXT NOT NULL,
    "is_demonstration" INTEGER NOT NULL
);

CREATE TABLE "account_claims" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_account_claims" PRIMARY KEY AUTOINCREMENT,
    "user_id" INTEGER NOT NULL,
    "claim_type" TEXT NULL,
    "claim_value" TEXT NULL,
    CONSTRAINT "fk_account_claims_accounts_user_id" FOREIGN KEY ("user_id") REFERENCES "accounts" ("id") ON DELETE RESTRICT
);

CREATE TABLE "account_logins" (
    "login_provider" TEXT NOT NULL,
    "provider_key" TEXT NOT NULL,
    "provider_display_name" TEXT NULL,
    "user_id" INTEGER NOT NULL,
    CONSTRAINT "pk_account_logins" PRIMARY KEY ("login_provider", "provider_key"),
    CONSTRAINT "fk_account_logins_accounts_user_id" FOREIGN KEY ("user_id") REFERENCES "accounts" ("id") ON DELETE RESTRICT
);

CREATE TABLE "account_passkeys" (
    "credential_id" BLOB NOT NULL CONSTRAINT "pk_account_passkeys" PRIMARY KEY,
    "user_id" INTEGER NOT NULL,
    "data" TEXT NOT NULL,
    CONSTRAINT "fk_account_passkeys_accounts_user_id" FOREIGN KEY ("user_id") REFERENCES "accounts" ("id") ON DELETE RESTRICT
);

CREATE TABLE "account_tokens" (
    "user_id" INTEGER NOT NULL,
    "login_provider" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "value" TEXT NULL,
    CONSTRAINT "pk_account_tokens" PRIMARY KEY ("user_id", "login_provider", "name"),
    CONSTRAINT "fk_account_tokens_accounts_user_id" FOREIGN KEY ("user_id") REFERENCES "accounts" ("id") ON DELETE RESTRICT
);

CREATE TABLE "one_time_codes" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_one_time_codes" PRIMARY KEY AUTOINCREMENT,
    "account_id" INTEGER NOT NULL,
    "kind" INTEGER NOT NULL,
    "code_hash" TEXT NOT NULL,
    "made_at" INTEGER NOT NULL,
    "ends_at" INTEGER NULL,
    "used_at" INTEGER NULL,
    CONSTRAINT "fk_one_time_codes_accounts_account_id" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id") ON DELETE RESTRICT
);

CREATE TABLE "sign_in_sessions" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_sign_in_sessions" PRIMARY KEY AUTOINCREMENT,
    "account_id" INTEGER NOT NULL,
    "key_hash" TEXT NOT NULL,
    "way_in" INTEGER NOT NULL,
    "started_at" INTEGER NOT NULL,
    "ends_at" INTEGER NOT NULL,
    "ended_at" INTEGER NULL,
    CONSTRAINT "fk_sign_in_sessions_accounts_account_id" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id") ON DELETE RESTRICT
);

CREATE TABLE "sign_in_throttles" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_sign_in_throttles" PRIMARY KEY AUTOINCREMENT,
    "key_hash" TEXT NOT NULL,
    "failures" INTEGER NOT NULL,
    "first_failed_at" INTEGER NOT NULL
);

CREATE TABLE "change_events" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_change_events" PRIMARY KEY AUTOINCREMENT,
    "happened_at" INTEGER NOT NULL,
    "account_id" INTEGER NULL,
    "action" TEXT NOT NULL,
    "subject_kind" TEXT NOT NULL,
    "subject_id" INTEGER NOT NULL,
    "person_id" INTEGER NULL,
    "contract_id" INTEGER NULL,
    "reason" TEXT NOT NULL,
    CONSTRAINT "fk_change_events_accounts_account_id" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id") ON DELETE RESTRICT
);

CREATE TABLE "payment_files" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_payment_files" PRIMARY KEY AUTOINCREMENT,
    "reference" TEXT NOT NULL,
    "created_by_account_id" INTEGER NOT NULL,
    "created_at" INTEGER NOT NULL,
    "pay_on" TEXT NOT NULL,
    "total_pence" INTEGER NOT NULL,
    "payments" INTEGER NOT NULL,
    "content" BLOB NOT NULL,
    "content_hash" BLOB NOT NULL,
    CONSTRAINT "fk_payment_files_accounts_created_by_account_id" FOREIGN KEY ("created_by_account_id") REFERENCES "accounts" ("id") ON DELETE RESTRICT
);

CREATE TABLE "submissions" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_submissions" PRIMARY KEY AUTOINCREMENT,
    "key" TEXT NOT NULL,
    "account_id" INTEGER NOT NULL,
    "action" TEXT NOT NULL,
    "result_id" INTEGER NOT NULL,
    "submitted_at" INTEGER NOT NULL,
    CONSTRAINT "fk_submissions_accounts_account_id" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id") ON DELETE RESTRICT
);

CREATE TABLE "teams" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_teams" PRIMARY KEY AUTOINCREMENT,
    "organisation_id" INTEGER NOT NULL,
    "name_en" TEXT NOT NULL,
    "name_cy" TEXT NOT NULL,
    CONSTRAINT "fk_teams_organisations_organisation_id" FOREIGN KEY ("organisation_id") REFERENCES "organisations" ("id") ON DELETE RESTRICT
);

CREATE TABLE "reading_imports" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_reading_imports" PRIMARY KEY AUTOINCREMENT,
    "authority_id" INTEGER NOT NULL,
    "profile" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "file_hash" BLOB NOT NULL,
    "file_bytes" INTEGER NOT NULL,
    "rows_read" INTEGER NOT NULL,
    "missing_by_column" TEXT NOT NULL,
    "imported_at" INTEGER NOT NULL,
    CONSTRAINT "fk_reading_imports_organisations_authority_id" FOREIGN KEY ("authority_id") REFERENCES "organisations" ("id") ON DELETE RESTRICT
);

CREATE TABLE "visit_imports" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_visit_imports" PRIMARY KEY AUTOINCREMENT,
    "provider_id" INTEGER NOT NULL,
    "profile" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "file_hash" BLOB NOT NULL,
    "file_bytes" INTEGER NOT NULL,
    "uploaded_by_account_id" INTEGER NULL,
    "uploaded_at" INTEGER NOT NULL,
    "confirmed_at" INTEGER NULL,
    "started_at" INTEGER NULL,
    "finished_at" INTEGER NULL,
    "cancel_asked_at" INTEGER NULL,
    "cancelled_at" INTEGER NULL,
    "bytes_read" INTEGER NOT NULL,
    "lines_read" INTEGER NOT NULL,
    "rows_read" INTEGER NOT NULL,
    "rows_accepted" INTEGER NOT NULL,
    "rows_already_held" INTEGER NOT NULL,
    "rows_refused" INTEGER NOT NULL,
    "rows_late" INTEGER NOT NULL,
    "failure_code" TEXT NULL,
    "preview" TEXT NOT NULL,
    CONSTRAINT "fk_visit_imports_accounts_uploaded_by_account_id" FOREIGN KEY ("uploaded_by_account_id") REFERENCES "accounts" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_visit_imports_organisations_provider_id" FOREIGN KEY ("provider_id") REFERENCES "organisations" ("id") ON DELETE RESTRICT
);

CREATE TABLE "zones" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_zones" PRIMARY KEY AUTOINCREMENT,
    "authority_id" INTEGER NOT NULL,
    "name_en" TEXT NOT NULL,
    "name_cy" TEXT NOT NULL,
    CONSTRAINT "fk_zones_organisations_authority_id" FOREIGN KEY ("authority_id") REFERENCES "organisations" ("id") ON DELETE RESTRICT
);

CREATE TABLE "role_assignments" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_role_assignments" PRIMARY KEY AUTOINCREMENT,
    "account_id" INTEGER NOT NULL,
    "organisation_id" INTEGER NOT NULL,
    "role" INTEGER NOT NULL,
    "team_id" INTEGER NULL,
    "from_on" TEXT NOT NULL,
    "until_on" TEXT NULL,
    CONSTRAINT "fk_role_assignments_accounts_account_id" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_role_assignments_organisations_organisation_id" FOREIGN KEY ("organisation_id") REFERENCES "organisations" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_role_assignments_teams_team_id" FOREIGN KEY ("team_id") REFERENCES "teams" ("id") ON DELETE RESTRICT
);

CREATE TABLE "visit_import_refusals" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_visit_import_refusals" PRIMARY KEY AUTOINCREMENT,
    "import_id" INTEGER NOT NULL,
    "line_number" INTEGER NOT NULL,
    "column" TEXT NULL,
    "code" TEXT NOT NULL,
    "facts" TEXT NOT NULL,
    "raw_text" TEXT NOT NULL,
    CONSTRAINT "fk_visit_import_refusals_visit_imports_import_id" FOREIGN KEY ("import_id") REFERENCES "visit_imports" ("id") ON DELETE RESTRICT
);

CREATE TABLE "areas" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_areas" PRIMARY KEY AUTOINCREMENT,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "place_en" TEXT NOT NULL,
    "place_cy" TEXT NOT NULL,
    "zone_id" INTEGER NOT NULL,
    "residents" INTEGER NOT NULL,
    "residents65_and_over" INTEGER NOT NULL,
    "residents85_and_over" INTEGER NOT NULL,
    CONSTRAINT "fk_areas_zones_zone_id" FOREIGN KEY ("zone_id") REFERENCES "zones" ("id") ON DELETE RESTRICT
);

CREATE TABLE "contracts" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_contracts" PRIMARY KEY AUTOINCREMENT,
    "number" TEXT NOT NULL,
    "title_en" TEXT NOT NULL,
    "title_cy" TEXT NOT NULL,
    "authority_id" INTEGER NOT NULL,
    "provider_id" INTEGER NOT NULL,
    "health_board_id" INTEGER NULL,
    "model" INTEGER NOT NULL,
    "zone_id" INTEGER NULL,
    "starts_on" TEXT NOT NULL,
    "ends_on" TEXT NULL,
    "year_starts_on" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "fk_contracts_organisations_authority_id" FOREIGN KEY ("authority_id") REFERENCES "organisations" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_contracts_organisations_health_board_id" FOREIGN KEY ("health_board_id") REFERENCES "organisations" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_contracts_organisations_provider_id" FOREIGN KEY ("provider_id") REFERENCES "organisations" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_contracts_zones_zone_id" FOREIGN KEY ("zone_id") REFERENCES "zones" ("id") ON DELETE RESTRICT
);

CREATE TABLE "involvements" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_involvements" PRIMARY KEY AUTOINCREMENT,
    "authority_id" INTEGER NOT NULL,
    "zone_id" INTEGER NULL,
    "held_on" TEXT NOT NULL,
    "who_en" TEXT NOT NULL,
    "who_cy" TEXT NOT NULL,
    "about_en" TEXT NOT NULL,
    "about_cy" TEXT NOT NULL,
    CONSTRAINT "fk_involvements_organisations_authority_id" FOREIGN KEY ("authority_id") REFERENCES "organisations" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_involvements_zones_zone_id" FOREIGN KEY ("zone_id") REFERENCES "zones" ("id") ON DELETE RESTRICT
);

CREATE TABLE "population_indicators" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_population_indicators" PRIMARY KEY AUTOINCREMENT,
    "zone_id" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "name_cy" TEXT NOT NULL,
    "source_en" TEXT NOT NULL,
    "source_cy" TEXT NOT NULL,
    "per_residents" INTEGER NOT NULL,
    "lower_is_better" INTEGER NOT NULL,
    "is_demonstration" INTEGER NOT NULL,
    CONSTRAINT "fk_population_indicators_zones_zone_id" FOREIGN KEY ("zone_id") REFERENCES "zones" ("id") ON DELETE RESTRICT
);

CREATE TABLE "people" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_people" PRIMARY KEY AUTOINCREMENT,
    "reference" TEXT NOT NULL,
    "authority_id" INTEGER NOT NULL,
    "given_name" TEXT NOT NULL,
    "family_name" TEXT NOT NULL,
    "known_as" TEXT NULL,
    "born_on" TEXT NULL,
    "language" TEXT NOT NULL,
    "area_id" INTEGER NULL,
    "zone_id" INTEGER NULL,
    "team_id" INTEGER NULL,
    "care_manager_account_id" INTEGER NULL,
    "lives_alone" INTEGER NOT NULL,
    "talking_en" TEXT NULL,
    "talking_cy" TEXT NULL,
    "died_on" TEXT NULL,
    "moved_away_on" TEXT NULL,
    "is_demonstration" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "search_text" TEXT NOT NULL,
    CONSTRAINT "fk_people_accounts_care_manager_account_id" FOREIGN KEY ("care_manager_account_id") REFERENCES "accounts" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_people_areas_area_id" FOREIGN KEY ("area_id") REFERENCES "areas" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_people_organisations_authority_id" FOREIGN KEY ("authority_id") REFERENCES "organisations" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_people_teams_team_id" FOREIGN KEY ("team_id") REFERENCES "teams" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_people_zones_zone_id" FOREIGN KEY ("zone_id") REFERENCES "zones" ("id") ON DELETE RESTRICT
);

CREATE TABLE "contract_schemes" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_contract_schemes" PRIMARY KEY AUTOINCREMENT,
    "contract_id" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "in_force_from" TEXT NOT NULL,
    "terms" TEXT NOT NULL,
    "saved_at" INTEGER NOT NULL,
    "saved_by_account_id" INTEGER NULL,
    "acknowledged_at" INTEGER NULL,
    "acknowledged_by_account_id" INTEGER NULL,
    "acknowledged_language" TEXT NULL,
    CONSTRAINT "fk_contract_schemes_accounts_acknowledged_by_account_id" FOREIGN KEY ("acknowledged_by_account_id") REFERENCES "accounts" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_contract_schemes_accounts_saved_by_account_id" FOREIGN KEY ("saved_by_account_id") REFERENCES "accounts" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_contract_schemes_contracts_contract_id" FOREIGN KEY ("contract_id") REFERENCES "contracts" ("id") ON DELETE RESTRICT
);

CREATE TABLE "contract_indicators" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_contract_indicators" PRIMARY KEY AUTOINCREMENT,
    "contract_id" INTEGER NOT NULL,
    "indicator_id" INTEGER NOT NULL,
    CONSTRAINT "fk_contract_indicators_contracts_contract_id" FOREIGN KEY ("contract_id") REFERENCES "contracts" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_contract_indicators_population_indicators_indicator_id" FOREIGN KEY ("indicator_id") REFERENCES "population_indicators" ("id") ON DELETE RESTRICT
);

CREATE TABLE "indicator_values" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_indicator_values" PRIMARY KEY AUTOINCREMENT,
    "indicator_id" INTEGER NOT NULL,
    "from_on" TEXT NOT NULL,
    "until_on" TEXT NOT NULL,
    "numerator" INTEGER NOT NULL,
    "denominator" INTEGER NOT NULL,
    "is_baseline" INTEGER NOT NULL,
    CONSTRAINT "fk_indicator_values_population_indicators_indicator_id" FOREIGN KEY ("indicator_id") REFERENCES "population_indicators" ("id") ON DELETE RESTRICT
);

CREATE TABLE "care_plans" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_care_plans" PRIMARY KEY AUTOINCREMENT,
    "person_id" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "language" TEXT NOT NULL,
    "written_on" TEXT NOT NULL,
    "written_by_account_id" INTEGER NULL,
    "approved_on" TEXT NULL,
    "approved_by_account_id" INTEGER NULL,
    "agreed_by_person_on" TEXT NULL,
    "starts_on" TEXT NOT NULL,
    "replaced_on" TEXT NULL,
    "minutes_per_week" INTEGER NOT NULL,
    "fixed_minutes_per_week" INTEGER NOT NULL,
    "fixed_for" TEXT NULL,
    "time_bank_cap_minutes" INTEGER NOT NULL,
    "room_to_change" TEXT NULL,
    "contingency" TEXT NULL,
    "review_due_on" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "fk_care_plans_accounts_approved_by_account_id" FOREIGN KEY ("approved_by_account_id") REFERENCES "accounts" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_care_plans_accounts_written_by_account_id" FOREIGN KEY ("written_by_account_id") REFERENCES "accounts" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_care_plans_people_person_id" FOREIGN KEY ("person_id") REFERENCES "people" ("id") ON DELETE RESTRICT
);

CREATE TABLE "conversations" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_conversations" PRIMARY KEY AUTOINCREMENT,
    "person_id" INTEGER NOT NULL,
    "held_on" TEXT NOT NULL,
    "heard_by_account_id" INTEGER NULL,
    "language" TEXT NOT NULL,
    "place" INTEGER NOT NULL,
    "agreed_on" TEXT NULL,
    "recorded_at" INTEGER NOT NULL,
    CONSTRAINT "fk_conversations_accounts_heard_by_account_id" FOREIGN KEY ("heard_by_account_id") REFERENCES "accounts" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_conversations_people_person_id" FOREIGN KEY ("person_id") REFERENCES "people" ("id") ON DELETE RESTRICT
);

CREATE TABLE "person_links" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_person_links" PRIMARY KEY AUTOINCREMENT,
    "account_id" INTEGER NOT NULL,
    "person_id" INTEGER NOT NULL,
    "kind" INTEGER NOT NULL,
    "may_see_money" INTEGER NOT NULL,
    "from_on" TEXT NOT NULL,
    "until_on" TEXT NULL,
    CONSTRAINT "fk_person_links_accounts_account_id" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_person_links_people_person_id" FOREIGN KEY ("person_id") REFERENCES "people" ("id") ON DELETE RESTRICT
);

CREATE TABLE "record_looks" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_record_looks" PRIMARY KEY AUTOINCREMENT,
    "looked_at" INTEGER NOT NULL,
    "account_id" INTEGER NOT NULL,
    "person_id" INTEGER NOT NULL,
    "page" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "is_refused" INTEGER NOT NULL,
    CONSTRAINT "fk_record_looks_accounts_account_id" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_record_looks_people_person_id" FOREIGN KEY ("person_id") REFERENCES "people" ("id") ON DELETE RESTRICT
);

CREATE TABLE "settlement_runs" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_settlement_runs" PRIMARY KEY AUTOINCREMENT,
    "contract_id" INTEGER NOT NULL,
    "scheme_id" INTEGER NOT NULL,
    "year_starts_on" TEXT NOT NULL,
    "period_number" INTEGER NOT NULL,
    "from_on" TEXT NOT NULL,
    "until_on" TEXT NOT NULL,
    "total_pence" INTEGER NOT NULL,
    "prepared_by_account_id" INTEGER NULL,
    "prepared_at" INTEGER NOT NULL,
    "approved_by_account_id" INTEGER NULL,
    "approved_at" INTEGER NULL,
    "replaced_at" INTEGER NULL,
    "payment_file_id" INTEGER NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "fk_settlement_runs_accounts_approved_by_account_id" FOREIGN KEY ("approved_by_account_id") REFERENCES "accounts" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_settlement_runs_accounts_prepared_by_account_id" FOREIGN KEY ("prepared_by_account_id") REFERENCES "accounts" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_settlement_runs_contract_schemes_scheme_id" FOREIGN KEY ("scheme_id") REFERENCES "contract_schemes" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_settlement_runs_contracts_contract_id" FOREIGN KEY ("contract_id") REFERENCES "contracts" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_settlement_runs_payment_files_payment_file_id" FOREIGN KEY ("payment_file_id") REFERENCES "payment_files" ("id") ON DELETE RESTRICT
);

CREATE TABLE "care_packages" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_care_packages" PRIMARY KEY AUTOINCREMENT,
    "reference" TEXT NOT NULL,
    "person_id" INTEGER NOT NULL,
    "plan_id" INTEGER NOT NULL,
    "contract_id" INTEGER NOT NULL,
    "starts_on" TEXT NOT NULL,
    "ends_on" TEXT NULL,
    "end_reason" INTEGER NULL,
    "complexity_band" TEXT NOT NULL,
    "plan_weeks" INTEGER NULL,
    "plan_pence_an_hour" INTEGER NULL,
    "offers_received" INTEGER NOT NULL,
    "chosen_on" TEXT NULL,
    "choice_words" TEXT NULL,
    "choice_language" TEXT NULL,
    "broker_account_id" INTEGER NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "fk_care_packages_accounts_broker_account_id" FOREIGN KEY ("broker_account_id") REFERENCES "accounts" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_care_packages_care_plans_plan_id" FOREIGN KEY ("plan_id") REFERENCES "care_plans" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_care_packages_contracts_contract_id" FOREIGN KEY ("contract_id") REFERENCES "contracts" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_care_packages_people_person_id" FOREIGN KEY ("person_id") REFERENCES "people" ("id") ON DELETE RESTRICT
);

CREATE TABLE "plan_reviews" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_plan_reviews" PRIMARY KEY AUTOINCREMENT,
    "person_id" INTEGER NOT NULL,
    "plan_id" INTEGER NOT NULL,
    "held_on" TEXT NOT NULL,
    "held_by_account_id" INTEGER NULL,
    "with_whom" TEXT NULL,
    "decision" INTEGER NOT NULL,
    "reasons" TEXT NOT NULL,
    "next_review_on" TEXT NULL,
    "language" TEXT NOT NULL,
    "recorded_at" INTEGER NOT NULL,
    CONSTRAINT "fk_plan_reviews_accounts_held_by_account_id" FOREIGN KEY ("held_by_account_id") REFERENCES "accounts" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_plan_reviews_care_plans_plan_id" FOREIGN KEY ("plan_id") REFERENCES "care_plans" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_plan_reviews_people_person_id" FOREIGN KEY ("person_id") REFERENCES "people" ("id") ON DELETE RESTRICT
);

CREATE TABLE "said_lines" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_said_lines" PRIMARY KEY AUTOINCREMENT,
    "conversation_id" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "element" INTEGER NOT NULL,
    "said_by" TEXT NULL,
    "words" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "translation" TEXT NULL,
    "translated_by_account_id" INTEGER NULL,
    CONSTRAINT "fk_said_lines_accounts_translated_by_account_id" FOREIGN KEY ("translated_by_account_id") REFERENCES "accounts" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_said_lines_conversations_conversation_id" FOREIGN KEY ("conversation_id") REFERENCES "conversations" ("id") ON DELETE RESTRICT
);

CREATE TABLE "time_bank_entries" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_time_bank_entries" PRIMARY KEY AUTOINCREMENT,
    "package_id" INTEGER NOT NULL,
    "entered_on" TEXT NOT NULL,
    "minutes" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "language" TEXT NULL,
    "agreed_by" TEXT NULL,
    "run_id" INTEGER NULL,
    CONSTRAINT "fk_time_bank_entries_care_packages_package_id" FOREIGN KEY ("package_id") REFERENCES "care_packages" ("id") ON DELETE RESTRICT
);

CREATE TABLE "visits" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_visits" PRIMARY KEY AUTOINCREMENT,
    "package_id" INTEGER NOT NULL,
    "import_id" INTEGER NULL,
    "visit_on" TEXT NOT NULL,
    "start_at" INTEGER NOT NULL,
    "planned_minutes" INTEGER NOT NULL,
    "actual_minutes" INTEGER NOT NULL,
    "care_workers" INTEGER NOT NULL,
    "is_secondary" INTEGER NOT NULL,
    "care_worker_ref" TEXT NOT NULL,
    "missed_reason" TEXT NULL,
    "note" TEXT NULL,
    "content_key" BLOB NOT NULL,
    CONSTRAINT "fk_visits_care_packages_package_id" FOREIGN KEY ("package_id") REFERENCES "care_packages" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_visits_visit_imports_import_id" FOREIGN KEY ("import_id") REFERENCES "visit_imports" ("id") ON DELETE RESTRICT
);

CREATE TABLE "personal_outcomes" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_personal_outcomes" PRIMARY KEY AUTOINCREMENT,
    "person_id" INTEGER NOT NULL,
    "said_line_id" INTEGER NULL,
    "title_en" TEXT NOT NULL,
    "title_cy" TEXT NOT NULL,
    "area" INTEGER NOT NULL,
    "kind" INTEGER NOT NULL,
    "measure" INTEGER NOT NULL,
    "target" INTEGER NULL,
    "target_words" TEXT NULL,
    "priority" INTEGER NOT NULL,
    "review_due_on" TEXT NULL,
    "written_on" TEXT NOT NULL,
    "written_by_account_id" INTEGER NULL,
    "baseline_reading_id" INTEGER NULL,
    "baseline_locked_on" TEXT NULL,
    "ended_on" TEXT NULL,
    "neutral_reason" INTEGER NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "fk_personal_outcomes_accounts_written_by_account_id" FOREIGN KEY ("written_by_account_id") REFERENCES "accounts" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_personal_outcomes_people_person_id" FOREIGN KEY ("person_id") REFERENCES "people" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_personal_outcomes_said_lines_said_line_id" FOREIGN KEY ("said_line_id") REFERENCES "said_lines" ("id") ON DELETE RESTRICT
);

CREATE TABLE "outcome_checks" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_outcome_checks" PRIMARY KEY AUTOINCREMENT,
    "outcome_id" INTEGER NOT NULL,
    "checked_by_account_id" INTEGER NOT NULL,
    "checked_on" TEXT NOT NULL,
    "is_real" INTEGER NOT NULL,
    "is_relevant" INTEGER NOT NULL,
    "is_achievable" INTEGER NOT NULL,
    "is_service_related" INTEGER NOT NULL,
    "words" TEXT NOT NULL,
    CONSTRAINT "fk_outcome_checks_accounts_checked_by_account_id" FOREIGN KEY ("checked_by_account_id") REFERENCES "accounts" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_outcome_checks_personal_outcomes_outcome_id" FOREIGN KEY ("outcome_id") REFERENCES "personal_outcomes" ("id") ON DELETE RESTRICT
);

CREATE TABLE "outcome_claims" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_outcome_claims" PRIMARY KEY AUTOINCREMENT,
    "package_id" INTEGER NOT NULL,
    "outcome_id" INTEGER NOT NULL,
    "claimed_by_account_id" INTEGER NOT NULL,
    "claimed_on" TEXT NOT NULL,
    "result" INTEGER NOT NULL,
    "words" TEXT NOT NULL,
    "recorded_at" INTEGER NOT NULL,
    CONSTRAINT "fk_outcome_claims_accounts_claimed_by_account_id" FOREIGN KEY ("claimed_by_account_id") REFERENCES "accounts" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_outcome_claims_care_packages_package_id" FOREIGN KEY ("package_id") REFERENCES "care_packages" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_outcome_claims_personal_outcomes_outcome_id" FOREIGN KEY ("outcome_id") REFERENCES "personal_outcomes" ("id") ON DELETE RESTRICT
);

CREATE TABLE "package_outcomes" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_package_outcomes" PRIMARY KEY AUTOINCREMENT,
    "package_id" INTEGER NOT NULL,
    "outcome_id" INTEGER NOT NULL,
    "weight" INTEGER NOT NULL,
    CONSTRAINT "fk_package_outcomes_care_packages_package_id" FOREIGN KEY ("package_id") REFERENCES "care_packages" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_package_outcomes_personal_outcomes_outcome_id" FOREIGN KEY ("outcome_id") REFERENCES "personal_outcomes" ("id") ON DELETE RESTRICT
);

CREATE TABLE "plan_steps" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_plan_steps" PRIMARY KEY AUTOINCREMENT,
    "plan_id" INTEGER NOT NULL,
    "outcome_id" INTEGER NOT NULL,
    "by" INTEGER NOT NULL,
    "who" TEXT NULL,
    "what" TEXT NOT NULL,
    CONSTRAINT "fk_plan_steps_care_plans_plan_id" FOREIGN KEY ("plan_id") REFERENCES "care_plans" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_plan_steps_personal_outcomes_outcome_id" FOREIGN KEY ("outcome_id") REFERENCES "personal_outcomes" ("id") ON DELETE RESTRICT
);

CREATE TABLE "readings" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_readings" PRIMARY KEY AUTOINCREMENT,
    "outcome_id" INTEGER NOT NULL,
    "taken_on" TEXT NOT NULL,
    "voice" INTEGER NOT NULL,
    "value" INTEGER NULL,
    "missing_reason" TEXT NULL,
    "words" TEXT NULL,
    "words_translation" TEXT NULL,
    "language" TEXT NOT NULL,
    "how_asked" INTEGER NOT NULL,
    "taken_by_account_id" INTEGER NULL,
    "given_by" TEXT NULL,
    "recorded_at" INTEGER NOT NULL,
    "corrects_reading_id" INTEGER NULL,
    CONSTRAINT "fk_readings_accounts_taken_by_account_id" FOREIGN KEY ("taken_by_account_id") REFERENCES "accounts" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_readings_personal_outcomes_outcome_id" FOREIGN KEY ("outcome_id") REFERENCES "personal_outcomes" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_readings_readings_corrects_reading_id" FOREIGN KEY ("corrects_reading_id") REFERENCES "readings" ("id") ON DELETE RESTRICT
);

CREATE TABLE "reading_import_rows" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_reading_import_rows" PRIMARY KEY AUTOINCREMENT,
    "import_id" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "standing" INTEGER NOT NULL,
    "reason" TEXT NULL,
    "column" TEXT NULL,
    "facts" TEXT NULL,
    "outcome_id" INTEGER NULL,
    "predicted_parts" INTEGER NULL,
    CONSTRAINT "fk_reading_import_rows_personal_outcomes_outcome_id" FOREIGN KEY ("outcome_id") REFERENCES "personal_outcomes" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_reading_import_rows_reading_imports_import_id" FOREIGN KEY ("import_id") REFERENCES "reading_imports" ("id") ON DELETE RESTRICT
);

CREATE TABLE "said_and_done" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_said_and_done" PRIMARY KEY AUTOINCREMENT,
    "involvement_id" INTEGER NOT NULL,
    "outcome_id" INTEGER NULL,
    "said_en" TEXT NOT NULL,
    "said_cy" TEXT NOT NULL,
    "done_en" TEXT NULL,
    "done_cy" TEXT NULL,
    "promised_for" TEXT NULL,
    "told_on" TEXT NULL,
    CONSTRAINT "fk_said_and_done_involvements_involvement_id" FOREIGN KEY ("involvement_id") REFERENCES "involvements" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_said_and_done_personal_outcomes_outcome_id" FOREIGN KEY ("outcome_id") REFERENCES "personal_outcomes" ("id") ON DELETE RESTRICT
);

CREATE TABLE "visit_notes" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_visit_notes" PRIMARY KEY AUTOINCREMENT,
    "package_id" INTEGER NOT NULL,
    "outcome_id" INTEGER NOT NULL,
    "visit_id" INTEGER NULL,
    "noted_on" TEXT NOT NULL,
    "care_worker" TEXT NOT NULL,
    "written_by_account_id" INTEGER NULL,
    "progress" INTEGER NOT NULL,
    "words" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "recorded_at" INTEGER NOT NULL,
    CONSTRAINT "fk_visit_notes_accounts_written_by_account_id" FOREIGN KEY ("written_by_account_id") REFERENCES "accounts" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_visit_notes_care_packages_package_id" FOREIGN KEY ("package_id") REFERENCES "care_packages" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_visit_notes_personal_outcomes_outcome_id" FOREIGN KEY ("outcome_id") REFERENCES "personal_outcomes" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_visit_notes_visits_visit_id" FOREIGN KEY ("visit_id") REFERENCES "visits" ("id") ON DELETE RESTRICT
);

CREATE TABLE "review_findings" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_review_findings" PRIMARY KEY AUTOINCREMENT,
    "review_id" INTEGER NOT NULL,
    "outcome_id" INTEGER NOT NULL,
    "result" INTEGER NOT NULL,
    "reading_id" INTEGER NULL,
    "neutral_reason" INTEGER NULL,
    "words" TEXT NULL,
    CONSTRAINT "fk_review_findings_personal_outcomes_outcome_id" FOREIGN KEY ("outcome_id") REFERENCES "personal_outcomes" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_review_findings_plan_reviews_review_id" FOREIGN KEY ("review_id") REFERENCES "plan_reviews" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_review_findings_readings_reading_id" FOREIGN KEY ("reading_id") REFERENCES "readings" ("id") ON DELETE RESTRICT
);

CREATE TABLE "verifications" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_verifications" PRIMARY KEY AUTOINCREMENT,
    "package_id" INTEGER NOT NULL,
    "outcome_id" INTEGER NOT NULL,
    "claim_id" INTEGER NULL,
    "finding_id" INTEGER NULL,
    "reading_id" INTEGER NULL,
    "verified_by_account_id" INTEGER NULL,
    "verified_on" TEXT NOT NULL,
    "result" INTEGER NOT NULL,
    "neutral_reason" INTEGER NULL,
    "confirmation" INTEGER NOT NULL,
    "confirmation_words" TEXT NULL,
    "confirmation_language" TEXT NULL,
    "words" TEXT NOT NULL,
    "recorded_at" INTEGER NOT NULL,
    "disputed_at" INTEGER NULL,
    "disputed_by_account_id" INTEGER NULL,
    "dispute_words" TEXT NULL,
    "dispute_evidence" TEXT NULL,
    "dispute_language" TEXT NULL,
    "resolved_at" INTEGER NULL,
    "resolved_by_account_id" INTEGER NULL,
    "resolution_words" TEXT NULL,
    "resolution_language" TEXT NULL,
    CONSTRAINT "fk_verifications_accounts_disputed_by_account_id" FOREIGN KEY ("disputed_by_account_id") REFERENCES "accounts" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_verifications_accounts_resolved_by_account_id" FOREIGN KEY ("resolved_by_account_id") REFERENCES "accounts" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_verifications_accounts_verified_by_account_id" FOREIGN KEY ("verified_by_account_id") REFERENCES "accounts" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_verifications_care_packages_package_id" FOREIGN KEY ("package_id") REFERENCES "care_packages" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_verifications_outcome_claims_claim_id" FOREIGN KEY ("claim_id") REFERENCES "outcome_claims" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_verifications_personal_outcomes_outcome_id" FOREIGN KEY ("outcome_id") REFERENCES "personal_outcomes" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_verifications_readings_reading_id" FOREIGN KEY ("reading_id") REFERENCES "readings" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_verifications_review_findings_finding_id" FOREIGN KEY ("finding_id") REFERENCES "review_findings" ("id") ON DELETE RESTRICT
);

CREATE TABLE "statement_lines" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_statement_lines" PRIMARY KEY AUTOINCREMENT,
    "run_id" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "term_number" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "person_id" INTEGER NULL,
    "package_id" INTEGER NULL,
    "outcome_id" INTEGER NULL,
    "verification_id" INTEGER NULL,
    "amount_pence" INTEGER NOT NULL,
    "held_change_pence" INTEGER NOT NULL,
    "inputs" TEXT NOT NULL,
    "corrects_run_id" INTEGER NULL,
    "corrects_line_id" INTEGER NULL,
    CONSTRAINT "fk_statement_lines_care_packages_package_id" FOREIGN KEY ("package_id") REFERENCES "care_packages" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_statement_lines_people_person_id" FOREIGN KEY ("person_id") REFERENCES "people" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_statement_lines_personal_outcomes_outcome_id" FOREIGN KEY ("outcome_id") REFERENCES "personal_outcomes" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_statement_lines_settlement_runs_corrects_run_id" FOREIGN KEY ("corrects_run_id") REFERENCES "settlement_runs" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_statement_lines_settlement_runs_run_id" FOREIGN KEY ("run_id") REFERENCES "settlement_runs" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_statement_lines_statement_lines_corrects_line_id" FOREIGN KEY ("corrects_line_id") REFERENCES "statement_lines" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_statement_lines_verifications_verification_id" FOREIGN KEY ("verification_id") REFERENCES "verifications" ("id") ON DELETE RESTRICT
);

CREATE TABLE "ledger_entries" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_ledger_entries" PRIMARY KEY AUTOINCREMENT,
    "run_id" INTEGER NOT NULL,
    "line_id" INTEGER NOT NULL,
    "account" INTEGER NOT NULL,
    "amount_pence" INTEGER NOT NULL,
    "booked_at" INTEGER NOT NULL,
    CONSTRAINT "fk_ledger_entries_settlement_runs_run_id" FOREIGN KEY ("run_id") REFERENCES "settlement_runs" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_ledger_entries_statement_lines_line_id" FOREIGN KEY ("line_id") REFERENCES "statement_lines" ("id") ON DELETE RESTRICT
);

CREATE TABLE "line_queries" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_line_queries" PRIMARY KEY AUTOINCREMENT,
    "line_id" INTEGER NOT NULL,
    "asked_by_account_id" INTEGER NOT NULL,
    "asked_at" INTEGER NOT NULL,
    "question" TEXT NOT NULL,
    "answered_by_account_id" INTEGER NULL,
    "answered_at" INTEGER NULL,
    "answer" TEXT NULL,
    "accepted_at" INTEGER NULL,
    CONSTRAINT "fk_line_queries_accounts_answered_by_account_id" FOREIGN KEY ("answered_by_account_id") REFERENCES "accounts" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_line_queries_accounts_asked_by_account_id" FOREIGN KEY ("asked_by_account_id") REFERENCES "accounts" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_line_queries_statement_lines_line_id" FOREIGN KEY ("line_id") REFERENCES "statement_lines" ("id") ON DELETE RESTRICT
);

CREATE TABLE "period_figures" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_period_figures" PRIMARY KEY AUTOINCREMENT,
    "contract_id" INTEGER NOT NULL,
    "year_starts_on" TEXT NOT NULL,
    "period_number" INTEGER NOT NULL,
    "kind" INTEGER NOT NULL,
    "term_number" INTEGER NOT NULL,
    "first" INTEGER NOT NULL,
    "second" INTEGER NOT NULL,
    "third" INTEGER NOT NULL,
    "source" TEXT NOT NULL,
    "recorded_by_account_id" INTEGER NOT NULL,
    "recorded_at" INTEGER NOT NULL,
    CONSTRAINT "fk_period_figures_accounts_recorded_by_account_id" FOREIGN KEY ("recorded_by_account_id") REFERENCES "accounts" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_period_figures_contracts_contract_id" FOREIGN KEY ("contract_id") REFERENCES "contracts" ("id") ON DELETE RESTRICT
);

CREATE INDEX "ix_account_claims_user_id" ON "account_claims" ("user_id");

CREATE INDEX "ix_account_logins_user_id" ON "account_logins" ("user_id");

CREATE INDEX "ix_account_passkeys_user_id" ON "account_passkeys" ("user_id");

CREATE INDEX "email_index" ON "accounts" ("normalized_email");

CREATE UNIQUE INDEX "user_name_index" ON "accounts" ("normalized_user_name");

CREATE UNIQUE INDEX "ix_areas_code" ON "areas" ("code");

CREATE INDEX "ix_areas_zone_id" ON "areas" ("zone_id");

CREATE INDEX "ix_care_packages_broker_account_id" ON "care_packages" ("broker_account_id");

CREATE UNIQUE INDEX "ix_care_packages_contract_id_reference" ON "care_packages" ("contract_id", "reference");

CREATE INDEX "ix_care_packages_person_id" ON "care_packages" ("person_id");

CREATE INDEX "ix_care_packages_plan_id" ON "care_packages" ("plan_id");

CREATE INDEX "ix_care_plans_approved_by_account_id" ON "care_plans" ("approved_by_account_id");

CREATE UNIQUE INDEX "ix_care_plans_person_id_number" ON "care_plans" ("person_id", "number");

CREATE INDEX "ix_care_plans_written_by_account_id" ON "care_plans" ("written_by_account_id");

CREATE INDEX "ix_change_events_account_id" ON "change_events" ("account_id");

CREATE INDEX "ix_change_events_person_id_happened_at" ON "change_events" ("person_id", "happened_at");

CREATE INDEX "ix_change_events_subject_kind_subject_id" ON "change_events" ("subject_kind", "subject_id");

CREATE UNIQUE INDEX "ix_contract_indicators_contract_id_indicator_id" ON "contract_indicators" ("contract_id", "indicator_id");

CREATE INDEX "ix_contract_indicators_indicator_id" ON "contract_indicators" ("indicator_id");

CREATE INDEX "ix_contract_schemes_acknowledged_by_account_id" ON "contract_schemes" ("acknowledged_by_account_id");

CREATE UNIQUE INDEX "ix_contract_schemes_contract_id_number" ON "contract_schemes" ("contract_id", "number");

CREATE INDEX "ix_contract_schemes_saved_by_account_id" ON "contract_schemes" ("saved_by_account_id");

CREATE UNIQUE INDEX "ix_contracts_authority_id_number" ON "contracts" ("authority_id", "number");

CREATE INDEX "ix_contracts_health_board_id" ON "contracts" ("health_board_id");

CREATE INDEX "ix_contracts_provider_id" ON "contracts" ("provider_id");

CREATE INDEX "ix_contracts_zone_id" ON "contracts" ("zone_id");

CREATE INDEX "ix_conversations_heard_by_account_id" ON "conversations" ("heard_by_account_id");

CREATE INDEX "ix_conversations_person_id" ON "conversations" ("person_id");

CREATE UNIQUE INDEX "ix_indicator_values_indicator_id_from_on" ON "indicator_values" ("indicator_id", "from_on");

CREATE INDEX "ix_involvements_authority_id" ON "involvements" ("authority_id");

CREATE INDEX "ix_involvements_zone_id" ON "involvements" ("zone_id");

CREATE INDEX "ix_ledger_entries_line_id" ON "ledger_entries" ("line_id");

CREATE INDEX "ix_ledger_entries_run_id" ON "ledger_entries" ("run_id");

CREATE INDEX "ix_line_queries_answered_by_account_id" ON "line_queries" ("answered_by_account_id");

CREATE INDEX "ix_line_queries_asked_by_account_id" ON "line_queries" ("asked_by_account_id");

CREATE INDEX "ix_line_queries_line_id" ON "line_queries" ("line_id");

CREATE UNIQUE INDEX "ix_organisations_reference" ON "organisations" ("reference");

CREATE INDEX "ix_outcome_checks_checked_by_account_id" ON "outcome_checks" ("checked_by_account_id");

CREATE UNIQUE INDEX "ix_outcome_checks_outcome_id" ON "outcome_checks" ("outcome_id");

CREATE INDEX "ix_outcome_claims_claimed_by_account_id" ON "outcome_claims" ("claimed_by_account_id");

CREATE INDEX "ix_outcome_claims_outcome_id" ON "outcome_claims" ("outcome_id");

CREATE INDEX "ix_outcome_claims_package_id" ON "outcome_claims" ("package_id");

CREATE INDEX "ix_package_outcomes_outcome_id" ON "package_outcomes" ("outcome_id");

CREATE UNIQUE INDEX "ix_package_outcomes_package_id_outcome_id" ON "package_outcomes" ("package_id", "outcome_id");

CREATE INDEX "ix_payment_files_created_by_account_id" ON "payment_files" ("created_by_account_id");

CREATE UNIQUE INDEX "ix_payment_files_reference" ON "payment_files" ("reference");

CREATE INDEX "ix_people_area_id" ON "people" ("area_id");

CREATE INDEX "ix_people_authority_id_family_name_given_name_id" ON "people" ("authority_id", "family_name", "given_name", "id");

CREATE UNIQUE INDEX "ix_people_authority_id_reference" ON "people" ("authority_id", "reference");

CREATE INDEX "ix_people_care_manager_account_id" ON "people" ("care_manager_account_id");

CREATE INDEX "ix_people_family_name_given_name" ON "people" ("family_name", "given_name");

CREATE INDEX "ix_people_team_id" ON "people" ("team_id");

CREATE INDEX "ix_people_zone_id" ON "people" ("zone_id");

CREATE INDEX "ix_period_figures_contract_id" ON "period_figures" ("contract_id");

CREATE INDEX "ix_period_figures_recorded_by_account_id" ON "period_figures" ("recorded_by_account_id");

CREATE INDEX "ix_person_links_account_id" ON "person_links" ("account_id");

CREATE INDEX "ix_person_links_person_id" ON "person_links" ("person_id");

CREATE INDEX "ix_personal_outcomes_baseline_reading_id" ON "personal_outcomes" ("baseline_reading_id");

CREATE INDEX "ix_personal_outcomes_person_id_ended_on" ON "personal_outcomes" ("person_id", "ended_on");

CREATE INDEX "ix_personal_outcomes_said_line_id" ON "personal_outcomes" ("said_line_id");

CREATE INDEX "ix_personal_outcomes_written_by_account_id" ON "personal_outcomes" ("written_by_account_id");

CREATE INDEX "ix_plan_steps_outcome_id" ON "plan_steps" ("outcome_id");

CREATE INDEX "ix_plan_steps_plan_id" ON "plan_steps" ("plan_id");

CREATE INDEX "ix_plan_reviews_held_by_account_id" ON "plan_reviews" ("held_by_account_id");

CREATE INDEX "ix_plan_reviews_person_id" ON "plan_reviews" ("person_id");

CREATE INDEX "ix_plan_reviews_plan_id" ON "plan_reviews" ("plan_id");

CREATE UNIQUE INDEX "ix_population_indicators_zone_id_key" ON "population_indicators" ("zone_id", "key");

CREATE UNIQUE INDEX "ix_reading_import_rows_import_id_number" ON "reading_import_rows" ("import_id", "number");

CREATE INDEX "ix_reading_import_rows_outcome_id" ON "reading_import_rows" ("outcome_id");

CREATE UNIQUE INDEX "ix_reading_imports_authority_id" ON "reading_imports" ("authority_id");

CREATE INDEX "ix_readings_corrects_reading_id" ON "readings" ("corrects_reading_id");

CREATE INDEX "ix_readings_outcome_id_voice_taken_on_value" ON "readings" ("outcome_id", "voice", "taken_on", "value");

CREATE INDEX "ix_readings_taken_by_account_id" ON "readings" ("taken_by_account_id");

CREATE INDEX "ix_record_looks_account_id_looked_at" ON "record_looks" ("account_id", "looked_at");

CREATE INDEX "ix_record_looks_person_id_looked_at" ON "record_looks" ("person_id", "looked_at");

CREATE INDEX "ix_review_findings_outcome_id" ON "review_findings" ("outcome_id");

CREATE INDEX "ix_review_findings_reading_id" ON "review_findings" ("reading_id");

CREATE INDEX "ix_review_findings_review_id" ON "review_findings" ("review_id");

CREATE INDEX "ix_role_assignments_account_id" ON "role_assignments" ("account_id");

CREATE INDEX "ix_role_assignments_organisation_id" ON "role_assignments" ("organisation_id");

CREATE INDEX "ix_role_assignments_team_id" ON "role_assignments" ("team_id");

CREATE INDEX "ix_said_and_done_involvement_id" ON "said_and_done" ("involvement_id");

CREATE INDEX "ix_said_and_done_outcome_id" ON "said_and_done" ("outcome_id");

CREATE UNIQUE INDEX "ix_said_lines_conversation_id_number" ON "said_lines" ("conversation_id", "number");

CREATE INDEX "ix_said_lines_translated_by_account_id" ON "said_lines" ("translated_by_account_id");

CREATE INDEX "ix_settlement_runs_approved_by_account_id" ON "settlement_runs" ("approved_by_account_id");

CREATE UNIQUE INDEX "ix_settlement_runs_contract_id_year_starts_on_period_number" ON "settlement_runs" ("contract_id", "year_starts_on", "period_number") WHERE replaced_at IS NULL;

CREATE INDEX "ix_settlement_runs_payment_file_id" ON "settlement_runs" ("payment_file_id");

CREATE INDEX "ix_settlement_runs_prepared_by_account_id" ON "settlement_runs" ("prepared_by_account_id");

CREATE INDEX "ix_settlement_runs_scheme_id" ON "settlement_runs" ("scheme_id");

CREATE INDEX "ix_statement_lines_corrects_line_id" ON "statement_lines" ("corrects_line_id");

CREATE INDEX "ix_statement_lines_corrects_run_id" ON "statement_lines" ("corrects_run_id");

CREATE INDEX "ix_statement_lines_outcome_id" ON "statement_lines" ("outcome_id");

CREATE INDEX "ix_statement_lines_package_id" ON "statement_lines" ("package_id");

CREATE INDEX "ix_statement_lines_person_id" ON "statement_lines" ("person_id");

CREATE UNIQUE INDEX "ix_statement_lines_run_id_number" ON "statement_lines" ("run_id", "number");

CREATE INDEX "ix_statement_lines_verification_id" ON "statement_lines" ("verification_id");

CREATE UNIQUE INDEX "ix_submissions_account_id_key" ON "submissions" ("account_id", "key");

CREATE INDEX "ix_teams_organisation_id" ON "teams" ("organisation_id");

CREATE INDEX "ix_time_bank_entries_package_id" ON "time_bank_entries" ("package_id");

CREATE INDEX "ix_verifications_claim_id" ON "verifications" ("claim_id");

CREATE INDEX "ix_verifications_disputed_by_account_id" ON "verifications" ("disputed_by_account_id");

CREATE INDEX "ix_verifications_finding_id" ON "verifications" ("finding_id");

CREATE INDEX "ix_verifications_outcome_id" ON "verifications" ("outcome_id");

CREATE INDEX "ix_verifications_package_id" ON "verifications" ("package_id");

CREATE INDEX "ix_verifications_reading_id" ON "verifications" ("reading_id");

CREATE INDEX "ix_verifications_resolved_by_account_id" ON "verifications" ("resolved_by_account_id");

CREATE INDEX "ix_verifications_verified_by_account_id" ON "verifications" ("verified_by_account_id");

CREATE INDEX "ix_visit_import_refusals_import_id_line_number" ON "visit_import_refusals" ("import_id", "line_number");

CREATE UNIQUE INDEX "ix_visit_imports_provider_id_file_hash" ON "visit_imports" ("provider_id", "file_hash");

CREATE INDEX "ix_visit_imports_uploaded_by_account_id" ON "visit_imports" ("uploaded_by_account_id");

CREATE INDEX "ix_visit_notes_outcome_id" ON "visit_notes" ("outcome_id");

CREATE INDEX "ix_visit_notes_package_id" ON "visit_notes" ("package_id");

CREATE INDEX "ix_visit_notes_visit_id" ON "visit_notes" ("visit_id");

CREATE INDEX "ix_visit_notes_written_by_account_id" ON "visit_notes" ("written_by_account_id");

CREATE UNIQUE INDEX "ix_visits_content_key" ON "visits" ("content_key");

CREATE INDEX "ix_visits_import_id" ON "visits" ("import_id");

CREATE INDEX "ix_visits_package_id_visit_on" ON "visits" ("package_id", "visit_on");

CREATE INDEX "ix_zones_authority_id" ON "zones" ("authority_id");

CREATE INDEX "ix_one_time_codes_account_id" ON "one_time_codes" ("account_id");

CREATE UNIQUE INDEX "ix_one_time_codes_code_hash" ON "one_time_codes" ("code_hash");

CREATE INDEX "ix_sign_in_sessions_account_id" ON "sign_in_sessions" ("account_id");

CREATE UNIQUE INDEX "ix_sign_in_sessions_key_hash" ON "sign_in_sessions" ("key_hash");

CREATE UNIQUE INDEX "ix_sign_in_throttles_key_hash" ON "sign_in_throttles" ("key_hash");
