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
