-- Whether a census area is rural, and whether a package is, as it was when the package was arranged.
ALTER TABLE "areas" ADD COLUMN "is_rural" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "care_packages" ADD COLUMN "is_rural" INTEGER NULL;

-- Independence regained: said by a provider, verified by somebody with nothing to gain. Neither is ever changed.
CREATE TABLE "independence_claims" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_independence_claims" PRIMARY KEY AUTOINCREMENT,
    "package_id" INTEGER NOT NULL,
    "since_on" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "claimed_by_account_id" INTEGER NOT NULL,
    "claimed_on" TEXT NOT NULL,
    "recorded_at" INTEGER NOT NULL,
    CONSTRAINT "fk_independence_claims_accounts_claimed_by_account_id" FOREIGN KEY ("claimed_by_account_id") REFERENCES "accounts" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_independence_claims_care_packages_package_id" FOREIGN KEY ("package_id") REFERENCES "care_packages" ("id") ON DELETE RESTRICT
);
CREATE TABLE "independence_verifications" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_independence_verifications" PRIMARY KEY AUTOINCREMENT,
    "claim_id" INTEGER NOT NULL,
    "stands" INTEGER NOT NULL,
    "confirmation" INTEGER NOT NULL,
    "confirmation_words" TEXT NULL,
    "words" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "verified_by_account_id" INTEGER NOT NULL,
    "verified_on" TEXT NOT NULL,
    "recorded_at" INTEGER NOT NULL,
    CONSTRAINT "fk_independence_verifications_accounts_verified_by_account_id" FOREIGN KEY ("verified_by_account_id") REFERENCES "accounts" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_independence_verifications_independence_claims_claim_id" FOREIGN KEY ("claim_id") REFERENCES "independence_claims" ("id") ON DELETE RESTRICT
);
CREATE INDEX "ix_independence_claims_claimed_by_account_id" ON "independence_claims" ("claimed_by_account_id");
CREATE INDEX "ix_independence_claims_package_id" ON "independence_claims" ("package_id");
CREATE UNIQUE INDEX "ix_independence_verifications_claim_id" ON "independence_verifications" ("claim_id");
CREATE INDEX "ix_independence_verifications_verified_by_account_id" ON "independence_verifications" ("verified_by_account_id");
CREATE TRIGGER independence_claims_no_update BEFORE UPDATE ON independence_claims BEGIN SELECT RAISE(ABORT, 'independence_claims is append-only'); END;
CREATE TRIGGER independence_claims_no_delete BEFORE DELETE ON independence_claims BEGIN SELECT RAISE(ABORT, 'independence_claims is append-only'); END;
CREATE TRIGGER independence_verifications_no_update BEFORE UPDATE ON independence_verifications BEGIN SELECT RAISE(ABORT, 'independence_verifications is append-only'); END;
CREATE TRIGGER independence_verifications_no_delete BEFORE DELETE ON independence_verifications BEGIN SELECT RAISE(ABORT, 'independence_verifications is append-only'); END;
