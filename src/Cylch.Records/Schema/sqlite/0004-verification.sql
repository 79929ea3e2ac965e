-- Dated policy on checking results, the draw of independent audits and what they came to, the facts each run was settled on, and e-invoices.
ALTER TABLE "verifications" ADD COLUMN "resolution" INTEGER NULL;

CREATE TABLE "verification_policy_versions" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_verification_policy_versions" PRIMARY KEY AUTOINCREMENT,
    "authority_id" INTEGER NOT NULL,
    "in_force_from" TEXT NOT NULL,
    "reading_weeks" INTEGER NOT NULL,
    "closes_after_days" INTEGER NOT NULL,
    "audit_per_thousand" INTEGER NOT NULL,
    "while_audited" INTEGER NOT NULL,
    "words" TEXT NOT NULL,
    "saved_by_account_id" INTEGER NULL,
    "saved_at" INTEGER NOT NULL,
    CONSTRAINT "fk_verification_policy_versions_accounts_saved_by_account_id" FOREIGN KEY ("saved_by_account_id") REFERENCES "accounts" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_verification_policy_versions_organisations_authority_id" FOREIGN KEY ("authority_id") REFERENCES "organisations" ("id") ON DELETE RESTRICT
);

CREATE TABLE "audit_draws" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_audit_draws" PRIMARY KEY AUTOINCREMENT,
    "contract_id" INTEGER NOT NULL,
    "year_starts_on" TEXT NOT NULL,
    "period_number" INTEGER NOT NULL,
    "rule" INTEGER NOT NULL,
    "seed" TEXT NOT NULL,
    "drawn_at" INTEGER NOT NULL,
    CONSTRAINT "fk_audit_draws_contracts_contract_id" FOREIGN KEY ("contract_id") REFERENCES "contracts" ("id") ON DELETE RESTRICT
);

CREATE TABLE "audit_draw_results" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_audit_draw_results" PRIMARY KEY AUTOINCREMENT,
    "draw_id" INTEGER NOT NULL,
    "verification_id" INTEGER NOT NULL,
    "stratum" TEXT NOT NULL,
    "rank" INTEGER NOT NULL,
    "is_drawn" INTEGER NOT NULL,
    CONSTRAINT "fk_audit_draw_results_audit_draws_draw_id" FOREIGN KEY ("draw_id") REFERENCES "audit_draws" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_audit_draw_results_verifications_verification_id" FOREIGN KEY ("verification_id") REFERENCES "verifications" ("id") ON DELETE RESTRICT
);

CREATE TABLE "result_audits" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_result_audits" PRIMARY KEY AUTOINCREMENT,
    "verification_id" INTEGER NOT NULL,
    "audited_by_account_id" INTEGER NOT NULL,
    "audited_on" TEXT NOT NULL,
    "answer" INTEGER NOT NULL,
    "looked_at_reading" INTEGER NOT NULL,
    "looked_at_words" INTEGER NOT NULL,
    "looked_at_confirmation" INTEGER NOT NULL,
    "words" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "recorded_at" INTEGER NOT NULL,
    CONSTRAINT "fk_result_audits_accounts_audited_by_account_id" FOREIGN KEY ("audited_by_account_id") REFERENCES "accounts" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_result_audits_verifications_verification_id" FOREIGN KEY ("verification_id") REFERENCES "verifications" ("id") ON DELETE RESTRICT
);

CREATE TABLE "run_facts" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_run_facts" PRIMARY KEY AUTOINCREMENT,
    "run_id" INTEGER NOT NULL,
    "content" BLOB NOT NULL,
    "content_hash" BLOB NOT NULL,
    CONSTRAINT "fk_run_facts_settlement_runs_run_id" FOREIGN KEY ("run_id") REFERENCES "settlement_runs" ("id") ON DELETE RESTRICT
);

CREATE TABLE "invoice_details" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_invoice_details" PRIMARY KEY AUTOINCREMENT,
    "organisation_id" INTEGER NOT NULL,
    "in_force_from" TEXT NOT NULL,
    "legal_name" TEXT NOT NULL,
    "company_number" TEXT NULL,
    "street" TEXT NOT NULL,
    "town" TEXT NOT NULL,
    "postcode" TEXT NOT NULL,
    "vat_number" TEXT NULL,
    "tax_registration" TEXT NULL,
    "exemption_code" TEXT NULL,
    "exemption_reason" TEXT NULL,
    "saved_by_account_id" INTEGER NULL,
    "saved_at" INTEGER NOT NULL,
    CONSTRAINT "fk_invoice_details_accounts_saved_by_account_id" FOREIGN KEY ("saved_by_account_id") REFERENCES "accounts" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_invoice_details_organisations_organisation_id" FOREIGN KEY ("organisation_id") REFERENCES "organisations" ("id") ON DELETE RESTRICT
);

CREATE TABLE "run_invoices" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_run_invoices" PRIMARY KEY AUTOINCREMENT,
    "run_id" INTEGER NOT NULL,
    "number" TEXT NOT NULL,
    "type_code" TEXT NOT NULL,
    "issued_on" TEXT NOT NULL,
    "due_on" TEXT NOT NULL,
    "total_pence" INTEGER NOT NULL,
    "content" BLOB NOT NULL,
    "content_hash" BLOB NOT NULL,
    "made_by_account_id" INTEGER NULL,
    "made_at" INTEGER NOT NULL,
    CONSTRAINT "fk_run_invoices_accounts_made_by_account_id" FOREIGN KEY ("made_by_account_id") REFERENCES "accounts" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_run_invoices_settlement_runs_run_id" FOREIGN KEY ("run_id") REFERENCES "settlement_runs" ("id") ON DELETE RESTRICT
);

CREATE UNIQUE INDEX "ix_verification_policy_versions_authority_id_in_force_from" ON "verification_policy_versions" ("authority_id", "in_force_from");
CREATE INDEX "ix_verification_policy_versions_saved_by_account_id" ON "verification_policy_versions" ("saved_by_account_id");
CREATE INDEX "ix_audit_draws_contract_id" ON "audit_draws" ("contract_id");
CREATE INDEX "ix_audit_draw_results_draw_id" ON "audit_draw_results" ("draw_id");
CREATE UNIQUE INDEX "ix_audit_draw_results_verification_id" ON "audit_draw_results" ("verification_id");
CREATE INDEX "ix_result_audits_audited_by_account_id" ON "result_audits" ("audited_by_account_id");
CREATE UNIQUE INDEX "ix_result_audits_verification_id" ON "result_audits" ("verification_id");
CREATE UNIQUE INDEX "ix_run_facts_run_id" ON "run_facts" ("run_id");
CREATE UNIQUE INDEX "ix_invoice_details_organisation_id_in_force_from" ON "invoice_details" ("organisation_id", "in_force_from");
CREATE INDEX "ix_invoice_details_saved_by_account_id" ON "invoice_details" ("saved_by_account_id");
CREATE UNIQUE INDEX "ix_run_invoices_run_id" ON "run_invoices" ("run_id");
CREATE UNIQUE INDEX "ix_run_invoices_number" ON "run_invoices" ("number");
CREATE INDEX "ix_run_invoices_made_by_account_id" ON "run_invoices" ("made_by_account_id");

-- Each is a ledger: a new policy, a new audit or a new invoice is a new row.
CREATE TRIGGER verification_policy_versions_no_update BEFORE UPDATE ON verification_policy_versions BEGIN SELECT RAISE(ABORT, 'verification_policy_versions is append-only'); END;
CREATE TRIGGER verification_policy_versions_no_delete BEFORE DELETE ON verification_policy_versions BEGIN SELECT RAISE(ABORT, 'verification_policy_versions is append-only'); END;
CREATE TRIGGER audit_draws_no_update BEFORE UPDATE ON audit_draws BEGIN SELECT RAISE(ABORT, 'audit_draws is append-only'); END;
CREATE TRIGGER audit_draws_no_delete BEFORE DELETE ON audit_draws BEGIN SELECT RAISE(ABORT, 'audit_draws is append-only'); END;
CREATE TRIGGER audit_draw_results_no_update BEFORE UPDATE ON audit_draw_results BEGIN SELECT RAISE(ABORT, 'audit_draw_results is append-only'); END;
CREATE TRIGGER audit_draw_results_no_delete BEFORE DELETE ON audit_draw_results BEGIN SELECT RAISE(ABORT, 'audit_draw_results is append-only'); END;
CREATE TRIGGER result_audits_no_update BEFORE UPDATE ON result_audits BEGIN SELECT RAISE(ABORT, 'result_audits is append-only'); END;
CREATE TRIGGER result_audits_no_delete BEFORE DELETE ON result_audits BEGIN SELECT RAISE(ABORT, 'result_audits is append-only'); END;
CREATE TRIGGER run_facts_no_update BEFORE UPDATE ON run_facts BEGIN SELECT RAISE(ABORT, 'run_facts is append-only'); END;
CREATE TRIGGER run_facts_no_delete BEFORE DELETE ON run_facts BEGIN SELECT RAISE(ABORT, 'run_facts is append-only'); END;
CREATE TRIGGER invoice_details_no_update BEFORE UPDATE ON invoice_details BEGIN SELECT RAISE(ABORT, 'invoice_details is append-only'); END;
CREATE TRIGGER invoice_details_no_delete BEFORE DELETE ON invoice_details BEGIN SELECT RAISE(ABORT, 'invoice_details is append-only'); END;
CREATE TRIGGER run_invoices_no_update BEFORE UPDATE ON run_invoices BEGIN SELECT RAISE(ABORT, 'run_invoices is append-only'); END;
CREATE TRIGGER run_invoices_no_delete BEFORE DELETE ON run_invoices BEGIN SELECT RAISE(ABORT, 'run_invoices is append-only'); END;
