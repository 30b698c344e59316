-- What db itself needs. Who makes ids: 16 nodes, each held by one process at a time. A node's
-- holder makes no id later than `until_ms`, and the next holder none earlier.
CREATE TABLE id_node (
    node     bigint PRIMARY KEY,
    owner    text NOT NULL,
    until_ms bigint NOT NULL
);
INSERT INTO id_node (node, owner, until_ms)
VALUES (0, '', 0), (1, '', 0), (2, '', 0), (3, '', 0), (4, '', 0), (5, '', 0), (6, '', 0),
       (7, '', 0), (8, '', 0), (9, '', 0), (10, '', 0), (11, '', 0), (12, '', 0), (13, '', 0),
       (14, '', 0), (15, '', 0);

-- Every column that holds sealed personal data, so that a new key can reach all of them. The
-- migration that makes a table lists its columns here. `lookup_column` may be ''.
CREATE TABLE sealed_column (
    table_name    ktext NOT NULL,
    key_column    ktext NOT NULL,
    sealed_column ktext NOT NULL,
    lookup_column ktext NOT NULL,
    context       ktext NOT NULL,
    PRIMARY KEY (table_name, sealed_column)
);

-- Settings of the whole installation that are changed while it runs.
CREATE TABLE setting (
    name  ktext PRIMARY KEY,
    value text NOT NULL
);

-- only postgresql
-- Emptied by a crash of the server and by nothing else: whoever finds his token gone knows that
-- transaction numbers given out before may have been given out again.
CREATE UNLOGGED TABLE server_life (
    one   bigint PRIMARY KEY,
    token text NOT NULL
);
-- both
