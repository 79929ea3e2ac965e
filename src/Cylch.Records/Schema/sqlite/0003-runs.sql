-- How runs are looked through, limited, held, paid in parts and tried without effect; what a question may add; what takes a result back.

ALTER TABLE line_queries ADD COLUMN question_language TEXT NULL;
ALTER TABLE line_queries ADD COLUMN answer_language TEXT NULL;
ALTER TABLE line_queries ADD COLUMN window_ended_on TEXT NULL;
ALTER TABLE line_queries ADD COLUMN late_reason TEXT NULL;
ALTER TABLE line_queries ADD COLUMN answer_due_on TEXT NULL;
ALTER TABLE line_queries ADD COLUMN escalates_to INTEGER NULL;
ALTER TABLE line_queries ADD COLUMN result INTEGER NULL;
ALTER TABLE line_queries ADD COLUMN withdrawn_at INTEGER NULL;
ALTER TABLE line_queries ADD COLUMN withdrawn_words TEXT NULL;

CREATE TABLE "interest_rates" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_interest_rates" PRIMARY KEY AUTOINCREMENT,
    "kind" INTEGER NOT NULL,
    "in_force_from" TEXT NOT NULL,
    "hundredths_of_percent" INTEGER NOT NULL,
    "source" TEXT NOT NULL,
    "is_confirmed" INTEGER NOT NULL,
    "set_by_account_id" INTEGER NULL,
    "set_at" INTEGER NOT NULL,
    CONSTRAINT "fk_interest_rates_accounts_set_by_account_id" FOREIGN KEY ("set_by_account_id") REFERENCES "accounts" ("id") ON DELETE RESTRICT
);

CREATE TABLE "approval_limits" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_approval_limits" PRIMARY KEY AUTOINCREMENT,
    "organisation_id" INTEGER NOT NULL,
    "role" INTEGER NULL,
    "account_id" INTEGER NULL,
    "in_force_from" TEXT NOT NULL,
    "limit_pence" INTEGER NOT NULL,
    "set_by_account_id" INTEGER NULL,
    "set_at" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    CONSTRAINT "fk_approval_limits_accounts_account_id" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_approval_limits_accounts_set_by_account_id" FOREIGN KEY ("set_by_account_id") REFERENCES "accounts" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_approval_limits_organisations_organisation_id" FOREIGN KEY ("organisation_id") REFERENCES "organisations" ("id") ON DELETE RESTRICT
);

CREATE TABLE "book_checks" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_book_checks" PRIMARY KEY AUTOINCREMENT,
    "organisation_id" INTEGER NOT NULL,
    "checked_by_account_id" INTEGER NOT NULL,
    "checked_at" INTEGER NOT NULL,
    "entries" INTEGER NOT NULL,
    "faults" INTEGER NOT NULL,
    "told" TEXT NOT NULL,
    CONSTRAINT "fk_book_checks_accounts_checked_by_account_id" FOREIGN KEY ("checked_by_account_id") REFERENCES "accounts" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_book_checks_organisations_organisation_id" FOREIGN KEY ("organisation_id") REFERENCES "organisations" ("id") ON DELETE RESTRICT
);

CREATE TABLE "payment_returns" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_payment_returns" PRIMARY KEY AUTOINCREMENT,
    "payment_file_id" INTEGER NOT NULL,
    "provider_id" INTEGER NOT NULL,
    "returned_on" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "recorded_by_account_id" INTEGER NOT NULL,
    "recorded_at" INTEGER NOT NULL,
    CONSTRAINT "fk_payment_returns_accounts_recorded_by_account_id" FOREIGN KEY ("recorded_by_account_id") REFERENCES "accounts" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_payment_returns_organisations_provider_id" FOREIGN KEY ("provider_id") REFERENCES "organisations" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_payment_returns_payment_files_payment_file_id" FOREIGN KEY ("payment_file_id") REFERENCES "payment_files" ("id") ON DELETE RESTRICT
);

CREATE TABLE "settlement_policies" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_settlement_policies" PRIMARY KEY AUTOINCREMENT,
    "organisation_id" INTEGER NOT NULL,
    "contract_id" INTEGER NULL,
    "in_force_from" TEXT NOT NULL,
    "review_required" INTEGER NOT NULL,
    "reviewer_may_approve" INTEGER NOT NULL,
    "query_days" INTEGER NOT NULL,
    "answer_days" INTEGER NOT NULL,
    "escalates_to" INTEGER NOT NULL,
    "payment_days" INTEGER NOT NULL,
    "verify_days" INTEGER NOT NULL,
    "set_by_account_id" INTEGER NULL,
    "set_at" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    CONSTRAINT "fk_settlement_policies_accounts_set_by_account_id" FOREIGN KEY ("set_by_account_id") REFERENCES "accounts" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_settlement_policies_contracts_contract_id" FOREIGN KEY ("contract_id") REFERENCES "contracts" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_settlement_policies_organisations_organisation_id" FOREIGN KEY ("organisation_id") REFERENCES "organisations" ("id") ON DELETE RESTRICT
);

CREATE TABLE "shadow_runs" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_shadow_runs" PRIMARY KEY AUTOINCREMENT,
    "contract_id" INTEGER NOT NULL,
    "scheme_id" INTEGER NOT NULL,
    "year_starts_on" TEXT NOT NULL,
    "period_number" INTEGER NOT NULL,
    "from_on" TEXT NOT NULL,
    "until_on" TEXT NOT NULL,
    "total_pence" INTEGER NOT NULL,
    "held_change_pence" INTEGER NOT NULL,
    "as_known_on" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "made_by_account_id" INTEGER NULL,
    "made_at" INTEGER NOT NULL,
    CONSTRAINT "fk_shadow_runs_accounts_made_by_account_id" FOREIGN KEY ("made_by_account_id") REFERENCES "accounts" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_shadow_runs_contract_schemes_scheme_id" FOREIGN KEY ("scheme_id") REFERENCES "contract_schemes" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_shadow_runs_contracts_contract_id" FOREIGN KEY ("contract_id") REFERENCES "contracts" ("id") ON DELETE RESTRICT
);

CREATE TABLE "payment_parts" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_payment_parts" PRIMARY KEY AUTOINCREMENT,
    "payment_file_id" INTEGER NOT NULL,
    "run_id" INTEGER NOT NULL,
    "provider_id" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "amount_pence" INTEGER NOT NULL,
    CONSTRAINT "fk_payment_parts_organisations_provider_id" FOREIGN KEY ("provider_id") REFERENCES "organisations" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_payment_parts_payment_files_payment_file_id" FOREIGN KEY ("payment_file_id") REFERENCES "payment_files" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_payment_parts_settlement_runs_run_id" FOREIGN KEY ("run_id") REFERENCES "settlement_runs" ("id") ON DELETE RESTRICT
);

CREATE TABLE "run_reviews" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_run_reviews" PRIMARY KEY AUTOINCREMENT,
    "run_id" INTEGER NOT NULL,
    "reviewed_by_account_id" INTEGER NOT NULL,
    "reviewed_at" INTEGER NOT NULL,
    "verdict" INTEGER NOT NULL,
    "words" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    CONSTRAINT "fk_run_reviews_accounts_reviewed_by_account_id" FOREIGN KEY ("reviewed_by_account_id") REFERENCES "accounts" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_run_reviews_settlement_runs_run_id" FOREIGN KEY ("run_id") REFERENCES "settlement_runs" ("id") ON DELETE RESTRICT
);

CREATE TABLE "shadow_lines" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_shadow_lines" PRIMARY KEY AUTOINCREMENT,
    "shadow_id" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "term_number" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "person_id" INTEGER NULL,
    "package_id" INTEGER NULL,
    "outcome_id" INTEGER NULL,
    "amount_pence" INTEGER NOT NULL,
    "held_change_pence" INTEGER NOT NULL,
    "inputs" TEXT NOT NULL,
    "corrects_run_id" INTEGER NULL,
    CONSTRAINT "fk_shadow_lines_care_packages_package_id" FOREIGN KEY ("package_id") REFERENCES "care_packages" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_shadow_lines_people_person_id" FOREIGN KEY ("person_id") REFERENCES "people" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_shadow_lines_personal_outcomes_outcome_id" FOREIGN KEY ("outcome_id") REFERENCES "personal_outcomes" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_shadow_lines_settlement_runs_corrects_run_id" FOREIGN KEY ("corrects_run_id") REFERENCES "settlement_runs" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_shadow_lines_shadow_runs_shadow_id" FOREIGN KEY ("shadow_id") REFERENCES "shadow_runs" ("id") ON DELETE RESTRICT
);

CREATE TABLE "result_reversals" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_result_reversals" PRIMARY KEY AUTOINCREMENT,
    "verification_id" INTEGER NOT NULL,
    "replaced_by_id" INTEGER NULL,
    "reversed_by_account_id" INTEGER NOT NULL,
    "reversed_at" INTEGER NOT NULL,
    "words" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    CONSTRAINT "fk_result_reversals_accounts_reversed_by_account_id" FOREIGN KEY ("reversed_by_account_id") REFERENCES "accounts" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_result_reversals_verifications_replaced_by_id" FOREIGN KEY ("replaced_by_id") REFERENCES "verifications" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_result_reversals_verifications_verification_id" FOREIGN KEY ("verification_id") REFERENCES "verifications" ("id") ON DELETE RESTRICT
);

CREATE TABLE "payment_holds" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_payment_holds" PRIMARY KEY AUTOINCREMENT,
    "authority_id" INTEGER NOT NULL,
    "provider_id" INTEGER NOT NULL,
    "run_id" INTEGER NULL,
    "line_id" INTEGER NULL,
    "reason" INTEGER NOT NULL,
    "words" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "until_on" TEXT NULL,
    "until_query_id" INTEGER NULL,
    "held_by_account_id" INTEGER NOT NULL,
    "held_at" INTEGER NOT NULL,
    "released_by_account_id" INTEGER NULL,
    "released_at" INTEGER NULL,
    "release_words" TEXT NULL,
    CONSTRAINT "fk_payment_holds_accounts_held_by_account_id" FOREIGN KEY ("held_by_account_id") REFERENCES "accounts" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_payment_holds_accounts_released_by_account_id" FOREIGN KEY ("released_by_account_id") REFERENCES "accounts" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_payment_holds_line_queries_until_query_id" FOREIGN KEY ("until_query_id") REFERENCES "line_queries" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_payment_holds_organisations_authority_id" FOREIGN KEY ("authority_id") REFERENCES "organisations" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_payment_holds_organisations_provider_id" FOREIGN KEY ("provider_id") REFERENCES "organisations" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_payment_holds_settlement_runs_run_id" FOREIGN KEY ("run_id") REFERENCES "settlement_runs" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_payment_holds_statement_lines_line_id" FOREIGN KEY ("line_id") REFERENCES "statement_lines" ("id") ON DELETE RESTRICT
);

CREATE INDEX "ix_approval_limits_account_id" ON "approval_limits" ("account_id");
CREATE INDEX "ix_approval_limits_organisation_id" ON "approval_limits" ("organisation_id");
CREATE INDEX "ix_approval_limits_set_by_account_id" ON "approval_limits" ("set_by_account_id");
CREATE INDEX "ix_book_checks_checked_by_account_id" ON "book_checks" ("checked_by_account_id");
CREATE INDEX "ix_book_checks_organisation_id" ON "book_checks" ("organisation_id");
CREATE INDEX "ix_interest_rates_set_by_account_id" ON "interest_rates" ("set_by_account_id");
CREATE INDEX "ix_payment_holds_authority_id" ON "payment_holds" ("authority_id");
CREATE INDEX "ix_payment_holds_held_by_account_id" ON "payment_holds" ("held_by_account_id");
CREATE INDEX "ix_payment_holds_line_id" ON "payment_holds" ("line_id");
CREATE INDEX "ix_payment_holds_provider_id" ON "payment_holds" ("provider_id");
CREATE INDEX "ix_payment_holds_released_by_account_id" ON "payment_holds" ("released_by_account_id");
CREATE INDEX "ix_payment_holds_run_id" ON "payment_holds" ("run_id");
CREATE INDEX "ix_payment_holds_until_query_id" ON "payment_holds" ("until_query_id");
CREATE INDEX "ix_payment_parts_payment_file_id" ON "payment_parts" ("payment_file_id");
CREATE INDEX "ix_payment_parts_provider_id" ON "payment_parts" ("provider_id");
CREATE UNIQUE INDEX "ix_payment_parts_run_id_number" ON "payment_parts" ("run_id", "number");
CREATE UNIQUE INDEX "ix_payment_returns_payment_file_id_provider_id" ON "payment_returns" ("payment_file_id", "provider_id");
CREATE INDEX "ix_payment_returns_provider_id" ON "payment_returns" ("provider_id");
CREATE INDEX "ix_payment_returns_recorded_by_account_id" ON "payment_returns" ("recorded_by_account_id");
CREATE INDEX "ix_result_reversals_replaced_by_id" ON "result_reversals" ("replaced_by_id");
CREATE INDEX "ix_result_reversals_reversed_by_account_id" ON "result_reversals" ("reversed_by_account_id");
CREATE UNIQUE INDEX "ix_result_reversals_verification_id" ON "result_reversals" ("verification_id");
CREATE INDEX "ix_run_reviews_reviewed_by_account_id" ON "run_reviews" ("reviewed_by_account_id");
CREATE INDEX "ix_run_reviews_run_id" ON "run_reviews" ("run_id");
CREATE INDEX "ix_settlement_policies_contract_id" ON "settlement_policies" ("contract_id");
CREATE INDEX "ix_settlement_policies_organisation_id" ON "settlement_policies" ("organisation_id");
CREATE INDEX "ix_settlement_policies_set_by_account_id" ON "settlement_policies" ("set_by_account_id");
CREATE INDEX "ix_shadow_lines_corrects_run_id" ON "shadow_lines" ("corrects_run_id");
CREATE INDEX "ix_shadow_lines_outcome_id" ON "shadow_lines" ("outcome_id");
CREATE INDEX "ix_shadow_lines_package_id" ON "shadow_lines" ("package_id");
CREATE INDEX "ix_shadow_lines_person_id" ON "shadow_lines" ("person_id");
CREATE UNIQUE INDEX "ix_shadow_lines_shadow_id_number" ON "shadow_lines" ("shadow_id", "number");
CREATE INDEX "ix_shadow_runs_contract_id" ON "shadow_runs" ("contract_id");
CREATE INDEX "ix_shadow_runs_made_by_account_id" ON "shadow_runs" ("made_by_account_id");
CREATE INDEX "ix_shadow_runs_scheme_id" ON "shadow_runs" ("scheme_id");

-- What was in a payment file before parts were kept was paid whole.
INSERT INTO payment_parts (payment_file_id, run_id, provider_id, number, amount_pence)
SELECT r.payment_file_id, r.id, c.provider_id, 1, r.total_pence FROM settlement_runs r JOIN contracts c ON c.id = r.contract_id
WHERE r.payment_file_id IS NOT NULL;

CREATE TRIGGER run_reviews_no_update BEFORE UPDATE ON run_reviews BEGIN SELECT RAISE(ABORT, 'run_reviews is append-only'); END;
CREATE TRIGGER run_reviews_no_delete BEFORE DELETE ON run_reviews BEGIN SELECT RAISE(ABORT, 'run_reviews is append-only'); END;
CREATE TRIGGER approval_limits_no_update BEFORE UPDATE ON approval_limits BEGIN SELECT RAISE(ABORT, 'approval_limits is append-only'); END;
CREATE TRIGGER approval_limits_no_delete BEFORE DELETE ON approval_limits BEGIN SELECT RAISE(ABORT, 'approval_limits is append-only'); END;
CREATE TRIGGER settlement_policies_no_update BEFORE UPDATE ON settlement_policies BEGIN SELECT RAISE(ABORT, 'settlement_policies is append-only'); END;
CREATE TRIGGER settlement_policies_no_delete BEFORE DELETE ON settlement_policies BEGIN SELECT RAISE(ABORT, 'settlement_policies is append-only'); END;
CREATE TRIGGER interest_rates_no_update BEFORE UPDATE ON interest_rates BEGIN SELECT RAISE(ABORT, 'interest_rates is append-only'); END;
CREATE TRIGGER interest_rates_no_delete BEFORE DELETE ON interest_rates BEGIN SELECT RAISE(ABORT, 'interest_rates is append-only'); END;
CREATE TRIGGER book_checks_no_update BEFORE UPDATE ON book_checks BEGIN SELECT RAISE(ABORT, 'book_checks is append-only'); END;
CREATE TRIGGER book_checks_no_delete BEFORE DELETE ON book_checks BEGIN SELECT RAISE(ABORT, 'book_checks is append-only'); END;
CREATE TRIGGER payment_parts_no_update BEFORE UPDATE ON payment_parts BEGIN SELECT RAISE(ABORT, 'payment_parts is append-only'); END;
CREATE TRIGGER payment_parts_no_delete BEFORE DELETE ON payment_parts BEGIN SELECT RAISE(ABORT, 'payment_parts is append-only'); END;
CREATE TRIGGER payment_returns_no_update BEFORE UPDATE ON payment_returns BEGIN SELECT RAISE(ABORT, 'payment_returns is append-only'); END;
CREATE TRIGGER payment_returns_no_delete BEFORE DELETE ON payment_returns BEGIN SELECT RAISE(ABORT, 'payment_returns is append-only'); END;
CREATE TRIGGER shadow_runs_no_update BEFORE UPDATE ON shadow_runs BEGIN SELECT RAISE(ABORT, 'shadow_runs is append-only'); END;
CREATE TRIGGER shadow_runs_no_delete BEFORE DELETE ON shadow_runs BEGIN SELECT RAISE(ABORT, 'shadow_runs is append-only'); END;
CREATE TRIGGER shadow_lines_no_update BEFORE UPDATE ON shadow_lines BEGIN SELECT RAISE(ABORT, 'shadow_lines is append-only'); END;
CREATE TRIGGER shadow_lines_no_delete BEFORE DELETE ON shadow_lines BEGIN SELECT RAISE(ABORT, 'shadow_lines is append-only'); END;
CREATE TRIGGER result_reversals_no_update BEFORE UPDATE ON result_reversals BEGIN SELECT RAISE(ABORT, 'result_reversals is append-only'); END;
CREATE TRIGGER result_reversals_no_delete BEFORE DELETE ON result_reversals BEGIN SELECT RAISE(ABORT, 'result_reversals is append-only'); END;

-- A hold is released once and otherwise never changes.
CREATE TRIGGER payment_holds_once BEFORE UPDATE ON payment_holds WHEN OLD.released_at IS NOT NULL
    OR NEW.authority_id IS NOT OLD.authority_id OR NEW.provider_id IS NOT OLD.provider_id OR NEW.run_id IS NOT OLD.run_id
    OR NEW.line_id IS NOT OLD.line_id OR NEW.reason IS NOT OLD.reason OR NEW.words IS NOT OLD.words OR NEW.language IS NOT OLD.language
    OR NEW.until_on IS NOT OLD.until_on OR NEW.until_query_id IS NOT OLD.until_query_id
    OR NEW.held_by_account_id IS NOT OLD.held_by_account_id OR NEW.held_at IS NOT OLD.held_at
BEGIN SELECT RAISE(ABORT, 'a payment hold is only released, once'); END;
CREATE TRIGGER payment_holds_no_delete BEFORE DELETE ON payment_holds BEGIN SELECT RAISE(ABORT, 'a payment hold is never deleted'); END;

-- As before, but a run that is in a file may still raise its version, so that holding and paying at one moment are told apart.
DROP TRIGGER settlement_runs_closed;
CREATE TRIGGER settlement_runs_closed BEFORE UPDATE ON settlement_runs WHEN OLD.approved_at IS NOT NULL AND (
    (OLD.payment_file_id IS NOT NULL AND NEW.payment_file_id IS NOT OLD.payment_file_id)
    OR NEW.contract_id IS NOT OLD.contract_id OR NEW.scheme_id IS NOT OLD.scheme_id
    OR NEW.year_starts_on IS NOT OLD.year_starts_on OR NEW.period_number IS NOT OLD.period_number
    OR NEW.from_on IS NOT OLD.from_on OR NEW.until_on IS NOT OLD.until_on OR NEW.total_pence IS NOT OLD.total_pence
    OR NEW.prepared_by_account_id IS NOT OLD.prepared_by_account_id OR NEW.prepared_at IS NOT OLD.prepared_at
    OR NEW.approved_by_account_id IS NOT OLD.approved_by_account_id OR NEW.approved_at IS NOT OLD.approved_at
    OR NEW.replaced_at IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'a closed settlement run never changes'); END;
