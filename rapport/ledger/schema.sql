-- The ledger's schema, version 1: the grammar of what a ledger holds. docs/ledger.md explains it.
--
-- Ids are content hashes (32 hex digits); `number` columns only join tables inside one file and mean nothing outside.
-- Days are ISO 8601 text, spans are byte offsets [begin, end) in documents.text, begin = end means "no span".
-- Enumerations are stored under their printed names, lists as JSON arrays of text. Nothing holds a clock time.

CREATE TABLE meta (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Who coded: model and rule versions. The newest coding of a document is that of documents.coder.
CREATE TABLE coders (
  number INTEGER PRIMARY KEY,
  coder  TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE documents (
  number      INTEGER PRIMARY KEY,
  document_id TEXT NOT NULL UNIQUE,         -- digest of outlet, address or input id, date and text
  variant     TEXT NOT NULL,                -- order among inputs with one id: the smallest one's metadata is kept
  coder       INTEGER NOT NULL REFERENCES coders (number),
  outlet      TEXT NOT NULL,                -- the first publisher, '' where there is none
  publishers  TEXT NOT NULL CHECK (json_valid(publishers)),
  input_id    TEXT NOT NULL,
  url         TEXT NOT NULL,
  title       TEXT NOT NULL,
  date_text   TEXT NOT NULL,
  date        TEXT,                         -- day of publication
  fiction     INTEGER NOT NULL CHECK (fiction IN (0, 1)),
  decoded     INTEGER NOT NULL,             -- bytes that were no UTF-8 and were replaced
  text_sha256 TEXT NOT NULL,
  text        TEXT NOT NULL                 -- last, so that the columns before it are read without it
) STRICT;
CREATE INDEX documents_input_id ON documents (input_id) WHERE input_id <> '';

CREATE TABLE sentences (
  document   INTEGER NOT NULL REFERENCES documents (number) ON DELETE CASCADE,
  sentence   INTEGER NOT NULL,
  span_begin INTEGER NOT NULL,
  span_end   INTEGER NOT NULL,
  PRIMARY KEY (document, sentence)
) STRICT, WITHOUT ROWID;

-- One row a claim and coder; the view `claims` has the newest ones.
CREATE TABLE codings (
  number          INTEGER PRIMARY KEY,
  claim_id        TEXT NOT NULL,            -- digest of document id and trigger span
  coding_id       TEXT NOT NULL,            -- digest of claim id, codes, model and rule versions
  document        INTEGER NOT NULL REFERENCES documents (number) ON DELETE CASCADE,
  coder           INTEGER NOT NULL REFERENCES coders (number),
  sentence        INTEGER NOT NULL,
  type            TEXT NOT NULL,
  mode            TEXT NOT NULL,
  contexts        TEXT NOT NULL CHECK (json_valid(contexts)),
  cameo           TEXT NOT NULL,
  quad            INTEGER NOT NULL,
  score_plover    REAL,                     -- table plover-2.0-rapport
  score_goldstein REAL,                     -- table icews-cameo
  trigger_begin   INTEGER NOT NULL,
  trigger_end     INTEGER NOT NULL,
  holder          TEXT NOT NULL,
  author          TEXT NOT NULL,
  tense           TEXT NOT NULL,
  dead_low        INTEGER, dead_high     INTEGER, dead_begin     INTEGER, dead_end     INTEGER,
  injured_low     INTEGER, injured_high  INTEGER, injured_begin  INTEGER, injured_end  INTEGER,
  arrested_low    INTEGER, arrested_high INTEGER, arrested_begin INTEGER, arrested_end INTEGER,
  date_edtf       TEXT NOT NULL,
  date_earliest   TEXT,
  date_latest     TEXT,
  date_basis      TEXT NOT NULL,
  date_begin      INTEGER NOT NULL,
  date_end        INTEGER NOT NULL,
  place_name      TEXT NOT NULL,
  place_begin     INTEGER NOT NULL,
  place_end       INTEGER NOT NULL,
  place_id        TEXT NOT NULL,
  place_country   TEXT NOT NULL,
  place_lat       REAL,
  place_lon       REAL,
  place_precision TEXT NOT NULL,
  channel         TEXT NOT NULL,
  confidence      REAL NOT NULL,
  trace           TEXT NOT NULL CHECK (json_valid(trace)),
  UNIQUE (claim_id, coder)
) STRICT;
CREATE INDEX codings_document ON codings (document);

CREATE TABLE coding_actors (
  coding     INTEGER NOT NULL REFERENCES codings (number) ON DELETE CASCADE,
  side       TEXT NOT NULL CHECK (side IN ('actor', 'recipient')),
  position   INTEGER NOT NULL,
  name       TEXT NOT NULL,                 -- as written
  span_begin INTEGER NOT NULL,
  span_end   INTEGER NOT NULL,
  entity     TEXT NOT NULL,
  code       TEXT NOT NULL,                 -- corpus form; '' = uncoded
  plover     TEXT NOT NULL,
  sectors    TEXT NOT NULL CHECK (json_valid(sectors)),
  PRIMARY KEY (coding, side, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX coding_actors_code ON coding_actors (code, side);

CREATE TABLE coding_links (
  coding     INTEGER NOT NULL REFERENCES codings (number) ON DELETE CASCADE,
  level      INTEGER NOT NULL,              -- 0 = outermost
  source     TEXT NOT NULL,                 -- as written, '' for adverbs without a source
  span_begin INTEGER NOT NULL,
  span_end   INTEGER NOT NULL,
  entity     TEXT NOT NULL,
  code       TEXT NOT NULL,
  sectors    TEXT NOT NULL CHECK (json_valid(sectors)),
  anonymous  INTEGER NOT NULL CHECK (anonymous IN (0, 1)),
  cue_begin  INTEGER NOT NULL,
  cue_end    INTEGER NOT NULL,
  kind       TEXT NOT NULL,
  direct     INTEGER NOT NULL CHECK (direct IN (0, 1)),
  factuality TEXT NOT NULL,
  PRIMARY KEY (coding, level)
) STRICT, WITHOUT ROWID;
CREATE INDEX coding_links_code ON coding_links (code);

CREATE TABLE near_misses (
  document    INTEGER NOT NULL REFERENCES documents (number) ON DELETE CASCADE,
  coder       INTEGER NOT NULL REFERENCES coders (number),
  sentence    INTEGER NOT NULL,
  word_begin  INTEGER NOT NULL,
  word_end    INTEGER NOT NULL,
  type        TEXT NOT NULL,
  probability REAL NOT NULL,
  none        REAL NOT NULL,
  reason      TEXT NOT NULL,
  PRIMARY KEY (document, coder, sentence)
) STRICT, WITHOUT ROWID;

-- What was read and how far; identity = SHA-256 of the file's bytes, '' for a stream.
CREATE TABLE cursors (
  number   INTEGER PRIMARY KEY,
  path     TEXT NOT NULL,
  identity TEXT NOT NULL,
  position INTEGER NOT NULL,
  records  INTEGER NOT NULL,
  complete INTEGER NOT NULL CHECK (complete IN (0, 1)),
  UNIQUE (path, identity)
) STRICT;

CREATE TABLE quarantine (
  number        INTEGER PRIMARY KEY,
  quarantine_id TEXT NOT NULL UNIQUE,       -- digest of all the following columns
  code          TEXT NOT NULL,
  path          TEXT NOT NULL,
  record        INTEGER NOT NULL,
  byte_offset   INTEGER NOT NULL,
  byte_length   INTEGER NOT NULL,
  detail        TEXT NOT NULL
) STRICT;

-- Every input record: either the document that it gave or why it gave none. The view `records` names its outcome.
CREATE TABLE inputs (
  source     INTEGER NOT NULL REFERENCES cursors (number),
  record     INTEGER NOT NULL,
  document   INTEGER REFERENCES documents (number),
  quarantine INTEGER REFERENCES quarantine (number),
  CHECK ((document IS NULL) <> (quarantine IS NULL))
) STRICT;
CREATE UNIQUE INDEX inputs_document ON inputs (document, source, record) WHERE document IS NOT NULL;
CREATE UNIQUE INDEX inputs_quarantine ON inputs (quarantine, source, record) WHERE quarantine IS NOT NULL;
CREATE INDEX inputs_source ON inputs (source, record);

-- Full text of title and text. The words' positions only; the text itself stays in `documents`.
CREATE VIRTUAL TABLE document_words USING fts5 (
  title, text, content = 'documents', content_rowid = 'number', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER documents_added AFTER INSERT ON documents BEGIN
  INSERT INTO document_words (rowid, title, text) VALUES (new.number, new.title, new.text);
END;
CREATE TRIGGER documents_removed AFTER DELETE ON documents BEGIN
  INSERT INTO document_words (document_words, rowid, title, text)
  VALUES ('delete', old.number, old.title, old.text);
END;
CREATE TRIGGER documents_changed AFTER UPDATE OF title, text ON documents BEGIN
  INSERT INTO document_words (document_words, rowid, title, text)
  VALUES ('delete', old.number, old.title, old.text);
  INSERT INTO document_words (rowid, title, text) VALUES (new.number, new.title, new.text);
END;

-- Claims as they stand: the newest coding of each document, with the document's head.
CREATE VIEW claims AS
SELECT c.claim_id, c.coding_id, d.document_id, d.outlet, d.title, d.url, d.date AS published, d.fiction,
       coalesce(c.date_earliest, c.date_latest, d.date) AS day,
       c.sentence, c.type, c.mode, c.contexts, c.cameo, c.quad, c.score_plover, c.score_goldstein,
       (SELECT json_group_array(code) FROM (SELECT a.code FROM coding_actors a
         WHERE a.coding = c.number AND a.side = 'actor' ORDER BY a.position)) AS actors,
       (SELECT json_group_array(code) FROM (SELECT a.code FROM coding_actors a
         WHERE a.coding = c.number AND a.side = 'recipient' ORDER BY a.position)) AS recipients,
       (SELECT json_group_array(source) FROM (SELECT l.source FROM coding_links l
         WHERE l.coding = c.number ORDER BY l.level)) AS chain,
       c.holder, c.author, c.tense, c.dead_low, c.dead_high, c.injured_low, c.injured_high,
       c.arrested_low, c.arrested_high, c.date_edtf, c.date_earliest, c.date_latest, c.date_basis,
       c.place_name, c.place_id, c.place_country, c.place_lat, c.place_lon, c.place_precision,
       c.channel, c.confidence, c.trigger_begin, c.trigger_end, c.number AS coding
  FROM codings c JOIN documents d ON d.number = c.document AND d.coder = c.coder;

-- How each input record ended: exactly one of coded, no_claim, duplicate, quarantined.
CREATE VIEW records AS
SELECT s.path, s.identity, i.record,
       CASE WHEN i.quarantine IS NOT NULL THEN 'quarantined'
            WHEN EXISTS (SELECT 1 FROM inputs e JOIN cursors t ON t.number = e.source
                          WHERE e.document = i.document
                            AND (t.path, e.record, t.identity) < (s.path, i.record, s.identity)) THEN 'duplicate'
            WHEN EXISTS (SELECT 1 FROM codings c
                          WHERE c.document = i.document AND c.coder = d.coder) THEN 'coded'
            ELSE 'no_claim' END AS outcome,
       d.document_id, q.quarantine_id, q.code
  FROM inputs i JOIN cursors s ON s.number = i.source
       LEFT JOIN documents d ON d.number = i.document
       LEFT JOIN quarantine q ON q.number = i.quarantine;
