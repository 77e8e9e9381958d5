-- Everything that the catalog of MariaDB tells.
CREATE TABLE parents (
  id bigint unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY,
  code varchar(20) NOT NULL,
  `odd ``name` int,
  UNIQUE KEY u_code (code),
  KEY two (`odd ``name`, code)
) COMMENT='it''s a \\ table';
CREATE TABLE numbers (
  i int AUTO_INCREMENT PRIMARY KEY, i5 int(5), zerofilled int(6) unsigned zerofill, yes boolean DEFAULT true, tiny tinyint,
  small smallint DEFAULT -5, medium mediumint unsigned, big bigint DEFAULT 9223372036854775807,
  one bit DEFAULT b'1', eight bit(8) DEFAULT 5, price decimal(10,2) DEFAULT 1.5, plain decimal, positive decimal(8,3) unsigned,
  f float DEFAULT 0.1, d double DEFAULT 1e100, both_sizes float(7,3), y year DEFAULT 2020, calculated int DEFAULT (1 + 2) COMMENT 'sum',
  nothing int DEFAULT NULL
);
CREATE TABLE texts (
  v varchar(50) COLLATE latin1_bin DEFAULT 'it''s', c char(3) NOT NULL DEFAULT '', one char, word varchar(10) DEFAULT 'NULL',
  call_like varchar(40) DEFAULT 'current_timestamp()', generated_text varchar(20) DEFAULT (upper('x')),
  e enum('a','b,c','it''s','q"x','back\\slash',')') DEFAULT 'b,c', s set('x','it''s','y') DEFAULT 'x,y',
  t text DEFAULT 'long', tiny tinytext, medium mediumtext CHARACTER SET ascii, l longtext,
  bl blob DEFAULT x'00ff', vb varbinary(16) DEFAULT 'AB', bi binary(3), tb tinyblob,
  js json DEFAULT (json_object('a', 1)), only_valid longtext CHECK (json_valid(only_valid)), packed varchar(100) COMPRESSED,
  lat varchar(10) CHARACTER SET latin1, commented int COMMENT 'it''s a \\ "comment"', u uuid DEFAULT uuid(), ip inet6, ip4 inet4,
  FULLTEXT KEY words (t)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
CREATE TABLE times (
  dt datetime(3) DEFAULT current_timestamp(3) ON UPDATE current_timestamp(3), plain datetime DEFAULT '2020-01-01 00:00:00',
  ts timestamp NULL, touched timestamp DEFAULT current_timestamp ON UPDATE current_timestamp, fixed timestamp NOT NULL DEFAULT '2020-01-01 00:00:00',
  only_updated timestamp NULL ON UPDATE current_timestamp, set_once timestamp NULL DEFAULT '2021-01-01 00:00:00' ON UPDATE current_timestamp(),
  d date DEFAULT '2020-02-02', t time(6) DEFAULT '10:00:00.000000', never timestamp(6) NOT NULL DEFAULT current_timestamp(6)
);
CREATE TABLE computed (
  a int, b varchar(20),
  sum int AS (a + 1) VIRTUAL, joined varchar(60) AS (concat(b, ' it''s ', `a`)) STORED INVISIBLE, hidden int INVISIBLE DEFAULT 3,
  positive int CHECK (positive > 0),
  CONSTRAINT a_bounds CHECK (a > 0 AND b <> 'it''s'), CONSTRAINT `odd ``check` CHECK (b IS NOT NULL OR a BETWEEN 1 AND 9),
  KEY (sum)
);
CREATE TABLE keyed (
  id int NOT NULL, part int NOT NULL, parent bigint unsigned, other bigint unsigned, code varchar(20), name varchar(100), body text, place point NOT NULL,
  PRIMARY KEY (id, part),
  UNIQUE KEY named (name, code), UNIQUE KEY long_text (body) USING HASH, UNIQUE KEY prefixed (name(5)),
  KEY prefix (name(10), body(20)), KEY down (id DESC, code), KEY noted (part) COMMENT 'it''s noted', KEY ignored (id, part) IGNORED,
  KEY own (other), SPATIAL KEY places (place), FULLTEXT KEY words (body, name),
  CONSTRAINT named_key FOREIGN KEY (parent) REFERENCES parents (id) ON DELETE CASCADE ON UPDATE SET NULL,
  CONSTRAINT with_own FOREIGN KEY (other) REFERENCES parents (id) ON DELETE SET NULL,
  FOREIGN KEY (code) REFERENCES parents (code)
);
CREATE TABLE circle_a (id int PRIMARY KEY, b int);
CREATE TABLE circle_b (id int PRIMARY KEY, a int, CONSTRAINT to_a FOREIGN KEY (a) REFERENCES circle_a (id), CONSTRAINT to_self FOREIGN KEY (a) REFERENCES circle_b (id));
ALTER TABLE circle_a ADD CONSTRAINT to_b FOREIGN KEY (b) REFERENCES circle_b (id);
CREATE TABLE squeezed (id int) ROW_FORMAT=COMPRESSED KEY_BLOCK_SIZE=8 STATS_PERSISTENT=1 STATS_AUTO_RECALC=0 STATS_SAMPLE_PAGES=9;
CREATE TABLE paged (id int) PAGE_COMPRESSED=1 PAGE_COMPRESSION_LEVEL=3;
CREATE TABLE isam (id int, KEY (id)) ENGINE=MyISAM CHECKSUM=1 MAX_ROWS=5 MIN_ROWS=1 AVG_ROW_LENGTH=3 PACK_KEYS=1 DELAY_KEY_WRITE=1;
CREATE TABLE aria (id int) ENGINE=Aria TRANSACTIONAL=1 PAGE_CHECKSUM=1;
CREATE TABLE fleeting (id int, other int, KEY (id)) ENGINE=MEMORY CHARSET=latin1;
CREATE TABLE kept (id int PRIMARY KEY) WITH SYSTEM VERSIONING;
CREATE TABLE ranges (id int, y int, PRIMARY KEY (id, y)) PARTITION BY RANGE (y) SUBPARTITION BY HASH (id) SUBPARTITIONS 2
  (PARTITION p0 VALUES LESS THAN (2000) COMMENT 'old \\ ones', PARTITION p1 VALUES LESS THAN MAXVALUE);
CREATE TABLE named_parts (id int NOT NULL, y int NOT NULL) PARTITION BY RANGE (y) SUBPARTITION BY KEY (id)
  (PARTITION a VALUES LESS THAN (1) (SUBPARTITION s1, SUBPARTITION s2 COMMENT 'z'), PARTITION d VALUES LESS THAN (2) (SUBPARTITION s3, SUBPARTITION `s 4`));
CREATE TABLE lists (id int, y varchar(10)) PARTITION BY LIST COLUMNS (y) (PARTITION a VALUES IN ('x','y'), PARTITION b VALUES IN ('z''s'), PARTITION c DEFAULT);
CREATE TABLE number_lists (id int NOT NULL) PARTITION BY LIST (id) (PARTITION x VALUES IN (1,2,NULL), PARTITION y VALUES IN (3));
CREATE TABLE pairs (a int, b int) PARTITION BY LIST COLUMNS (a,b) (PARTITION x VALUES IN ((1,2),(3,4)));
CREATE TABLE bounds (a int, b int) PARTITION BY RANGE COLUMNS (a,b) (PARTITION p0 VALUES LESS THAN (1,2), PARTITION p1 VALUES LESS THAN (maxvalue,maxvalue));
CREATE TABLE hashes (id int) PARTITION BY HASH (id) PARTITIONS 4;
CREATE TABLE hash_names (id int) PARTITION BY LINEAR HASH (id + 1) (PARTITION x, PARTITION y COMMENT 'c');
CREATE TABLE key_parts (id int PRIMARY KEY) PARTITION BY KEY () PARTITIONS 2;
CREATE SEQUENCE plain_numbers;
CREATE SEQUENCE `odd ``numbers` START WITH 5 INCREMENT BY -3 MINVALUE -100 MAXVALUE 10 CACHE 5 CYCLE;
CREATE SEQUENCE far START WITH 9007199254740993 NOCACHE;
CREATE FUNCTION joined(x int, `y y` varchar(20)) RETURNS varchar(30) DETERMINISTIC RETURN concat(x, `y y`);
CREATE FUNCTION latin(t varchar(20) CHARACTER SET latin1) RETURNS text CHARACTER SET latin1 READS SQL DATA SQL SECURITY INVOKER COMMENT 'it''s' RETURN t;
CREATE FUNCTION none() RETURNS int BEGIN DECLARE n int DEFAULT 1; RETURN n + 1; END;
CREATE VIEW a_view AS SELECT i, concat(i5, 'it''s') AS z FROM numbers WHERE i5 > 3;
CREATE SQL SECURITY INVOKER VIEW b_checked (q) AS SELECT i FROM numbers WHERE i > 1 WITH LOCAL CHECK OPTION;
CREATE VIEW c_over AS SELECT v.q, joined(v.q, p.code) AS j, (SELECT max(id) FROM parents) AS m FROM b_checked v JOIN parents p ON p.id = v.q WITH CASCADED CHECK OPTION;
CREATE TRIGGER first_one BEFORE INSERT ON parents FOR EACH ROW SET NEW.code = upper(NEW.code);
CREATE TRIGGER before_it BEFORE INSERT ON parents FOR EACH ROW PRECEDES first_one BEGIN SET NEW.code = trim(NEW.code); END;
CREATE TRIGGER `odd ``trigger` AFTER DELETE ON parents FOR EACH ROW INSERT INTO isam VALUES (1);
