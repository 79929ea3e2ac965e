-- Conversations about findings of the fairness watch. No table that settles or pays points here.
CREATE TABLE "fairness_conversations" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_fairness_conversations" PRIMARY KEY AUTOINCREMENT,
    "authority_id" INTEGER NOT NULL,
    "provider_id" INTEGER NOT NULL,
    "question" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "fk_fairness_conversations_organisations_authority_id" FOREIGN KEY ("authority_id") REFERENCES "organisations" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_fairness_conversations_organisations_provider_id" FOREIGN KEY ("provider_id") REFERENCES "organisations" ("id") ON DELETE RESTRICT
);

CREATE TABLE "fairness_entries" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_fairness_entries" PRIMARY KEY AUTOINCREMENT,
    "conversation_id" INTEGER NOT NULL,
    "kind" INTEGER NOT NULL,
    "words" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "written_by_account_id" INTEGER NOT NULL,
    "written_at" INTEGER NOT NULL,
    "figures" TEXT NULL,
    "due_on" TEXT NULL,
    "owner_account_id" INTEGER NULL,
    CONSTRAINT "fk_fairness_entries_accounts_owner_account_id" FOREIGN KEY ("owner_account_id") REFERENCES "accounts" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_fairness_entries_accounts_written_by_account_id" FOREIGN KEY ("written_by_account_id") REFERENCES "accounts" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_fairness_entries_fairness_conversations_conversation_id" FOREIGN KEY ("conversation_id") REFERENCES "fairness_conversations" ("id") ON DELETE RESTRICT
);

CREATE UNIQUE INDEX "ix_fairness_conversations_authority_id_provider_id_question" ON "fairness_conversations" ("authority_id", "provider_id", "question");

CREATE INDEX "ix_fairness_conversations_provider_id" ON "fairness_conversations" ("provider_id");

CREATE INDEX "ix_fairness_entries_conversation_id" ON "fairness_entries" ("conversation_id");

CREATE INDEX "ix_fairness_entries_owner_account_id" ON "fairness_entries" ("owner_account_id");

CREATE INDEX "ix_fairness_entries_written_by_account_id" ON "fairness_entries" ("written_by_account_id");

-- What was said stays as it was said, and no conversation goes away or changes whom it is with.
CREATE TRIGGER fairness_entries_no_update BEFORE UPDATE ON fairness_entries BEGIN SELECT RAISE(ABORT, 'fairness_entries is append-only'); END;
CREATE TRIGGER fairness_entries_no_delete BEFORE DELETE ON fairness_entries BEGIN SELECT RAISE(ABORT, 'fairness_entries is append-only'); END;
CREATE TRIGGER fairness_conversations_no_delete BEFORE DELETE ON fairness_conversations BEGIN SELECT RAISE(ABORT, 'a fairness conversation is never deleted'); END;
CREATE TRIGGER fairness_conversations_same BEFORE UPDATE ON fairness_conversations
WHEN NEW.authority_id IS NOT OLD.authority_id OR NEW.provider_id IS NOT OLD.provider_id OR NEW.question IS NOT OLD.question
BEGIN SELECT RAISE(ABORT, 'a fairness conversation stays about the same'); END;
