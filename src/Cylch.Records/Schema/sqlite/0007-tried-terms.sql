-- Visits of closed periods, packed for pricing again. Never changed: dropped when their rows change, and made anew from the rows.
CREATE TABLE "kept_visits" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_kept_visits" PRIMARY KEY AUTOINCREMENT,
    "contract_id" INTEGER NOT NULL,
    "year_starts_on" TEXT NOT NULL,
    "period_number" INTEGER NOT NULL,
    "from_on" TEXT NOT NULL,
    "until_on" TEXT NOT NULL,
    "part" INTEGER NOT NULL,
    "visits" INTEGER NOT NULL,
    "content_hash" BLOB NOT NULL,
    "kept_at" INTEGER NOT NULL,
    "content" BLOB NOT NULL,
    CONSTRAINT "fk_kept_visits_contracts_contract_id" FOREIGN KEY ("contract_id") REFERENCES "contracts" ("id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "ix_kept_visits_contract_id_year_starts_on_period_number_part" ON "kept_visits" ("contract_id", "year_starts_on", "period_number", "part");
CREATE TRIGGER kept_visits_no_update BEFORE UPDATE ON kept_visits BEGIN SELECT RAISE(ABORT, 'packed visits never change: make them anew'); END;
CREATE TRIGGER visits_come_late AFTER INSERT ON visits BEGIN
    DELETE FROM kept_visits WHERE contract_id = (SELECT contract_id FROM care_packages WHERE id = NEW.package_id)
        AND from_on <= NEW.visit_on AND until_on >= NEW.visit_on; END;
CREATE TRIGGER visits_change_late AFTER UPDATE ON visits BEGIN
    DELETE FROM kept_visits WHERE contract_id IN (SELECT contract_id FROM care_packages WHERE id IN (OLD.package_id, NEW.package_id))
        AND ((from_on <= NEW.visit_on AND until_on >= NEW.visit_on) OR (from_on <= OLD.visit_on AND until_on >= OLD.visit_on)); END;
CREATE TRIGGER visits_go_late AFTER DELETE ON visits BEGIN
    DELETE FROM kept_visits WHERE contract_id = (SELECT contract_id FROM care_packages WHERE id = OLD.package_id)
        AND from_on <= OLD.visit_on AND until_on >= OLD.visit_on; END;

-- Other terms tried on what has been paid for.
CREATE TABLE "tried_terms" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_tried_terms" PRIMARY KEY AUTOINCREMENT,
    "contract_id" INTEGER NOT NULL,
    "scheme_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "terms" TEXT NOT NULL,
    "paid_pence" INTEGER NOT NULL,
    "tried_pence" INTEGER NOT NULL,
    "periods" INTEGER NOT NULL,
    "saved_by_account_id" INTEGER NOT NULL,
    "saved_at" INTEGER NOT NULL,
    "shared_at" INTEGER NULL,
    "removed_at" INTEGER NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "fk_tried_terms_accounts_saved_by_account_id" FOREIGN KEY ("saved_by_account_id") REFERENCES "accounts" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_tried_terms_contract_schemes_scheme_id" FOREIGN KEY ("scheme_id") REFERENCES "contract_schemes" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_tried_terms_contracts_contract_id" FOREIGN KEY ("contract_id") REFERENCES "contracts" ("id") ON DELETE RESTRICT
);
CREATE INDEX "ix_tried_terms_contract_id" ON "tried_terms" ("contract_id");
CREATE INDEX "ix_tried_terms_saved_by_account_id" ON "tried_terms" ("saved_by_account_id");
CREATE INDEX "ix_tried_terms_scheme_id" ON "tried_terms" ("scheme_id");
CREATE TRIGGER tried_terms_no_delete BEFORE DELETE ON tried_terms BEGIN SELECT RAISE(ABORT, 'tried terms are removed, not deleted'); END;
