-- Each change of a state moves an entry of every key in which it stands. Cases are those few whose time has come, whatever their
-- kind: by_case finds them.
ALTER TABLE customs_declarations DROP KEY by_case_kind;
