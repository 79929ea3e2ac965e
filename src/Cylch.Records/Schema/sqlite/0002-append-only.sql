-- What is written here is never changed and never deleted: a correction is a new row that names what it corrects.
CREATE TRIGGER change_events_no_update BEFORE UPDATE ON change_events BEGIN SELECT RAISE(ABORT, 'change_events is append-only'); END;
CREATE TRIGGER change_events_no_delete BEFORE DELETE ON change_events BEGIN SELECT RAISE(ABORT, 'change_events is append-only'); END;
CREATE TRIGGER record_looks_no_update BEFORE UPDATE ON record_looks BEGIN SELECT RAISE(ABORT, 'record_looks is append-only'); END;
CREATE TRIGGER record_looks_no_delete BEFORE DELETE ON record_looks BEGIN SELECT RAISE(ABORT, 'record_looks is append-only'); END;
CREATE TRIGGER ledger_entries_no_update BEFORE UPDATE ON ledger_entries BEGIN SELECT RAISE(ABORT, 'ledger_entries is append-only'); END;
CREATE TRIGGER ledger_entries_no_delete BEFORE DELETE ON ledger_entries BEGIN SELECT RAISE(ABORT, 'ledger_entries is append-only'); END;
CREATE TRIGGER statement_lines_no_update BEFORE UPDATE ON statement_lines BEGIN SELECT RAISE(ABORT, 'statement_lines is append-only'); END;
CREATE TRIGGER statement_lines_no_delete BEFORE DELETE ON statement_lines BEGIN SELECT RAISE(ABORT, 'statement_lines is append-only'); END;
CREATE TRIGGER readings_no_update BEFORE UPDATE ON readings BEGIN SELECT RAISE(ABORT, 'readings is append-only'); END;
CREATE TRIGGER readings_no_delete BEFORE DELETE ON readings BEGIN SELECT RAISE(ABORT, 'readings is append-only'); END;
CREATE TRIGGER outcome_claims_no_update BEFORE UPDATE ON outcome_claims BEGIN SELECT RAISE(ABORT, 'outcome_claims is append-only'); END;
CREATE TRIGGER outcome_claims_no_delete BEFORE DELETE ON outcome_claims BEGIN SELECT RAISE(ABORT, 'outcome_claims is append-only'); END;
CREATE TRIGGER payment_files_no_update BEFORE UPDATE ON payment_files BEGIN SELECT RAISE(ABORT, 'payment_files is append-only'); END;
CREATE TRIGGER payment_files_no_delete BEFORE DELETE ON payment_files BEGIN SELECT RAISE(ABORT, 'payment_files is append-only'); END;
CREATE TRIGGER submissions_no_update BEFORE UPDATE ON submissions BEGIN SELECT RAISE(ABORT, 'submissions is append-only'); END;
CREATE TRIGGER submissions_no_delete BEFORE DELETE ON submissions BEGIN SELECT RAISE(ABORT, 'submissions is append-only'); END;
CREATE TRIGGER period_figures_no_update BEFORE UPDATE ON period_figures BEGIN SELECT RAISE(ABORT, 'period_figures is append-only'); END;
CREATE TRIGGER period_figures_no_delete BEFORE DELETE ON period_figures BEGIN SELECT RAISE(ABORT, 'period_figures is append-only'); END;

-- An approved run is closed: only the payment file it goes into may still be noted, once. No run is ever deleted.
CREATE TRIGGER settlement_runs_closed BEFORE UPDATE ON settlement_runs WHEN OLD.approved_at IS NOT NULL AND (
    OLD.payment_file_id IS NOT NULL
    OR NEW.contract_id IS NOT OLD.contract_id OR NEW.scheme_id IS NOT OLD.scheme_id
    OR NEW.year_starts_on IS NOT OLD.year_starts_on OR NEW.period_number IS NOT OLD.period_number
    OR NEW.from_on IS NOT OLD.from_on OR NEW.until_on IS NOT OLD.until_on OR NEW.total_pence IS NOT OLD.total_pence
    OR NEW.prepared_by_account_id IS NOT OLD.prepared_by_account_id OR NEW.prepared_at IS NOT OLD.prepared_at
    OR NEW.approved_by_account_id IS NOT OLD.approved_by_account_id OR NEW.approved_at IS NOT OLD.approved_at
    OR NEW.replaced_at IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'a closed settlement run never changes'); END;
CREATE TRIGGER settlement_runs_no_delete BEFORE DELETE ON settlement_runs BEGIN SELECT RAISE(ABORT, 'a settlement run is never deleted'); END;
CREATE TRIGGER statement_lines_closed BEFORE INSERT ON statement_lines
WHEN EXISTS (SELECT 1 FROM settlement_runs WHERE id = NEW.run_id AND approved_at IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'a closed settlement run takes no more lines'); END;
CREATE TRIGGER time_bank_entries_settled_no_update BEFORE UPDATE ON time_bank_entries WHEN OLD.run_id IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a settled time bank entry never changes'); END;
CREATE TRIGGER time_bank_entries_settled_no_delete BEFORE DELETE ON time_bank_entries WHEN OLD.run_id IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a settled time bank entry is never deleted'); END;
