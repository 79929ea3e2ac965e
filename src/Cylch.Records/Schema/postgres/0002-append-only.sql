-- What is written here is never changed and never deleted: a correction is a new row that names what it corrects.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$;
CREATE TRIGGER change_events_append_only BEFORE UPDATE OR DELETE ON change_events FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER record_looks_append_only BEFORE UPDATE OR DELETE ON record_looks FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ledger_entries_append_only BEFORE UPDATE OR DELETE ON ledger_entries FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER statement_lines_append_only BEFORE UPDATE OR DELETE ON statement_lines FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER readings_append_only BEFORE UPDATE OR DELETE ON readings FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER outcome_claims_append_only BEFORE UPDATE OR DELETE ON outcome_claims FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER payment_files_append_only BEFORE UPDATE OR DELETE ON payment_files FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER submissions_append_only BEFORE UPDATE OR DELETE ON submissions FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER period_figures_append_only BEFORE UPDATE OR DELETE ON period_figures FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- An approved run is closed: only the payment file it goes into may still be noted, once. No run is ever deleted.
CREATE FUNCTION refuse_closed_run() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF OLD.approved_at IS NOT NULL AND (OLD.payment_file_id IS NOT NULL
        OR (to_jsonb(NEW) - 'payment_file_id' - 'version') IS DISTINCT FROM (to_jsonb(OLD) - 'payment_file_id' - 'version'))
    THEN RAISE EXCEPTION 'a closed settlement run never changes'; END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER settlement_runs_closed BEFORE UPDATE ON settlement_runs FOR EACH ROW EXECUTE FUNCTION refuse_closed_run();
CREATE TRIGGER settlement_runs_no_delete BEFORE DELETE ON settlement_runs FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE FUNCTION refuse_line_of_closed_run() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF EXISTS (SELECT 1 FROM settlement_runs WHERE id = NEW.run_id AND approved_at IS NOT NULL)
    THEN RAISE EXCEPTION 'a closed settlement run takes no more lines'; END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER statement_lines_closed BEFORE INSERT ON statement_lines FOR EACH ROW EXECUTE FUNCTION refuse_line_of_closed_run();
CREATE TRIGGER time_bank_entries_settled BEFORE UPDATE OR DELETE ON time_bank_entries FOR EACH ROW WHEN (OLD.run_id IS NOT NULL)
    EXECUTE FUNCTION refuse_change();
