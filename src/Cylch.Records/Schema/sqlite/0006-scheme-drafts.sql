-- Terms that are being composed. Each change is a row of its own: who changed what, and what it was before, can always be read.
CREATE TABLE "scheme_drafts" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_scheme_drafts" PRIMARY KEY AUTOINCREMENT,
    "contract_id" INTEGER NOT NULL,
    "started_from" TEXT NOT NULL,
    "started_at" INTEGER NOT NULL,
    "started_by_account_id" INTEGER NULL,
    "newest_edition" INTEGER NOT NULL,
    "shown_at" INTEGER NULL,
    "shown_by_account_id" INTEGER NULL,
    "given_up_at" INTEGER NULL,
    "given_up_by_account_id" INTEGER NULL,
    "given_up_why" TEXT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "fk_scheme_drafts_accounts_given_up_by_account_id" FOREIGN KEY ("given_up_by_account_id") REFERENCES "accounts" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_scheme_drafts_accounts_shown_by_account_id" FOREIGN KEY ("shown_by_account_id") REFERENCES "accounts" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_scheme_drafts_accounts_started_by_account_id" FOREIGN KEY ("started_by_account_id") REFERENCES "accounts" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_scheme_drafts_contracts_contract_id" FOREIGN KEY ("contract_id") REFERENCES "contracts" ("id") ON DELETE RESTRICT
);

CREATE INDEX "ix_scheme_drafts_contract_id" ON "scheme_drafts" ("contract_id");
CREATE INDEX "ix_scheme_drafts_given_up_by_account_id" ON "scheme_drafts" ("given_up_by_account_id");
CREATE INDEX "ix_scheme_drafts_shown_by_account_id" ON "scheme_drafts" ("shown_by_account_id");
CREATE INDEX "ix_scheme_drafts_started_by_account_id" ON "scheme_drafts" ("started_by_account_id");

CREATE TABLE "draft_editions" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_draft_editions" PRIMARY KEY AUTOINCREMENT,
    "draft_id" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "in_force_from" TEXT NULL,
    "terms" TEXT NOT NULL,
    "change" INTEGER NOT NULL,
    "term_number" INTEGER NULL,
    "term_kind" TEXT NULL,
    "changed_at" INTEGER NOT NULL,
    "changed_by_account_id" INTEGER NULL,
    CONSTRAINT "fk_draft_editions_accounts_changed_by_account_id" FOREIGN KEY ("changed_by_account_id") REFERENCES "accounts" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_draft_editions_scheme_drafts_draft_id" FOREIGN KEY ("draft_id") REFERENCES "scheme_drafts" ("id") ON DELETE RESTRICT
);

CREATE INDEX "ix_draft_editions_changed_by_account_id" ON "draft_editions" ("changed_by_account_id");
CREATE UNIQUE INDEX "ix_draft_editions_draft_id_number" ON "draft_editions" ("draft_id", "number");

CREATE TRIGGER draft_editions_no_update BEFORE UPDATE ON draft_editions BEGIN SELECT RAISE(ABORT, 'draft_editions is append-only'); END;
CREATE TRIGGER draft_editions_no_delete BEFORE DELETE ON draft_editions BEGIN SELECT RAISE(ABORT, 'draft_editions is append-only'); END;

ALTER TABLE "contract_schemes" ADD COLUMN "draft_id" INTEGER NULL REFERENCES "scheme_drafts" ("id") ON DELETE RESTRICT;
ALTER TABLE "contract_schemes" ADD COLUMN "saved_why" TEXT NULL;
ALTER TABLE "contract_schemes" ADD COLUMN "acknowledged_hash" TEXT NULL;
ALTER TABLE "contract_schemes" ADD COLUMN "acknowledged_run_id" INTEGER NULL REFERENCES "settlement_runs" ("id") ON DELETE RESTRICT;
ALTER TABLE "contract_schemes" ADD COLUMN "withdrawn_at" INTEGER NULL;
ALTER TABLE "contract_schemes" ADD COLUMN "withdrawn_by_account_id" INTEGER NULL REFERENCES "accounts" ("id") ON DELETE RESTRICT;
ALTER TABLE "contract_schemes" ADD COLUMN "withdrawn_why" TEXT NULL;

CREATE INDEX "ix_contract_schemes_acknowledged_run_id" ON "contract_schemes" ("acknowledged_run_id");
CREATE INDEX "ix_contract_schemes_draft_id" ON "contract_schemes" ("draft_id");
CREATE INDEX "ix_contract_schemes_withdrawn_by_account_id" ON "contract_schemes" ("withdrawn_by_account_id");

-- A version never changes: it is read once, and withdrawn at most once.
CREATE TRIGGER contract_schemes_terms_stay BEFORE UPDATE ON contract_schemes WHEN
    NEW.contract_id IS NOT OLD.contract_id OR NEW.number IS NOT OLD.number OR NEW.in_force_from IS NOT OLD.in_force_from OR NEW.terms IS NOT OLD.terms
    OR (OLD.acknowledged_at IS NOT NULL AND NEW.acknowledged_at IS NOT OLD.acknowledged_at)
    OR (OLD.withdrawn_at IS NOT NULL AND NEW.withdrawn_at IS NOT OLD.withdrawn_at)
BEGIN SELECT RAISE(ABORT, 'saved terms never change'); END;
CREATE TRIGGER contract_schemes_no_delete BEFORE DELETE ON contract_schemes BEGIN SELECT RAISE(ABORT, 'saved terms are never deleted'); END;

CREATE TABLE "term_questions" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_term_questions" PRIMARY KEY AUTOINCREMENT,
    "contract_id" INTEGER NOT NULL,
    "draft_id" INTEGER NULL,
    "edition_number" INTEGER NULL,
    "scheme_id" INTEGER NULL,
    "term_number" INTEGER NULL,
    "question" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "asked_at" INTEGER NOT NULL,
    "asked_by_account_id" INTEGER NOT NULL,
    "answer" TEXT NULL,
    "answer_language" TEXT NULL,
    "answered_at" INTEGER NULL,
    "answered_by_account_id" INTEGER NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "fk_term_questions_accounts_answered_by_account_id" FOREIGN KEY ("answered_by_account_id") REFERENCES "accounts" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_term_questions_accounts_asked_by_account_id" FOREIGN KEY ("asked_by_account_id") REFERENCES "accounts" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_term_questions_contract_schemes_scheme_id" FOREIGN KEY ("scheme_id") REFERENCES "contract_schemes" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_term_questions_contracts_contract_id" FOREIGN KEY ("contract_id") REFERENCES "contracts" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_term_questions_scheme_drafts_draft_id" FOREIGN KEY ("draft_id") REFERENCES "scheme_drafts" ("id") ON DELETE RESTRICT
);

CREATE INDEX "ix_term_questions_answered_by_account_id" ON "term_questions" ("answered_by_account_id");
CREATE INDEX "ix_term_questions_asked_by_account_id" ON "term_questions" ("asked_by_account_id");
CREATE INDEX "ix_term_questions_contract_id" ON "term_questions" ("contract_id");
CREATE INDEX "ix_term_questions_draft_id" ON "term_questions" ("draft_id");
CREATE INDEX "ix_term_questions_scheme_id" ON "term_questions" ("scheme_id");
