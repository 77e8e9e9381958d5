-- drizzle-kit 0.31.11: drizzle-kit export --sql --dialect mysql --schema mysql-schema.ts
CREATE TABLE `every_type` (
	`b` smallint DEFAULT -3,
	`c` mediumint,
	`d` decimal,
	`e` decimal(10,2) DEFAULT '12.50',
	`f` decimal(12,3) unsigned,
	`g` double DEFAULT -0.25,
	`h` double(10,2),
	`i` float,
	`j` real,
	`k` date DEFAULT '2026-01-02',
	`l` date DEFAULT '2026-01-02',
	`m` datetime(3) DEFAULT '2026-01-02 03:04:05.678',
	`n` time(2) DEFAULT '10:20:30',
	`o` timestamp(3),
	`p` year DEFAULT 2026,
	`q` tinytext,
	`r` mediumtext,
	`s` longtext,
	`t` binary(16),
	`u` varbinary(20),
	`v` text,
	`w` char,
	`x` bigint DEFAULT 9007199254740991,
	`y` varchar(20) DEFAULT '',
	`z` boolean DEFAULT false
);

CREATE TABLE `memberships` (
	`user_id` int NOT NULL,
	`team_id` bigint unsigned NOT NULL,
	`role` char(3) DEFAULT 'own',
	CONSTRAINT `memberships_user_id_team_id_pk` PRIMARY KEY(`user_id`,`team_id`)
);

CREATE TABLE `notes` (
	`user_id` int NOT NULL,
	`team_id` bigint unsigned NOT NULL,
	`at` datetime NOT NULL DEFAULT CURRENT_TIMESTAMP,
	`text` text NOT NULL,
	CONSTRAINT `notes_key` PRIMARY KEY(`user_id`,`at`)
);

CREATE TABLE `teams` (
	`id` bigint unsigned AUTO_INCREMENT NOT NULL,
	`captain_id` int,
	`name` varchar(100) NOT NULL DEFAULT 'it''s a team',
	CONSTRAINT `teams_id` PRIMARY KEY(`id`)
);

CREATE TABLE `users` (
	`id` int AUTO_INCREMENT NOT NULL,
	`email` varchar(200) NOT NULL,
	`nick` varchar(50),
	`age` tinyint unsigned DEFAULT 18,
	`mood` enum('sad','ok','it''s fine') NOT NULL DEFAULT 'ok',
	`is_active` boolean NOT NULL DEFAULT true,
	`settings` json,
	`parent_id` int,
	`team_id` bigint unsigned,
	`full_name` varchar(300) GENERATED ALWAYS AS (concat(`users`.`nick`, `users`.`email`)) VIRTUAL,
	`slug` varchar(300) GENERATED ALWAYS AS (lower(`users`.`nick`)) STORED,
	`nano` text,
	`created_at` timestamp NOT NULL DEFAULT (now()),
	`updated_at` timestamp DEFAULT (now()) ON UPDATE CURRENT_TIMESTAMP,
	CONSTRAINT `users_id` PRIMARY KEY(`id`),
	CONSTRAINT `users_email_unique` UNIQUE(`email`),
	CONSTRAINT `users_nick_is_unique` UNIQUE(`nick`),
	CONSTRAINT `users_team_id_email_unique` UNIQUE(`team_id`,`email`),
	CONSTRAINT `users_team_nick` UNIQUE(`team_id`,`nick`),
	CONSTRAINT `users_age_check` CHECK(`users`.`age` >= 0 and `users`.`age` < 150)
);

ALTER TABLE `memberships` ADD CONSTRAINT `memberships_user_id_users_id_fk` FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON DELETE cascade ON UPDATE cascade;
ALTER TABLE `notes` ADD CONSTRAINT `notes_membership` FOREIGN KEY (`user_id`,`team_id`) REFERENCES `memberships`(`user_id`,`team_id`) ON DELETE no action ON UPDATE no action;
ALTER TABLE `teams` ADD CONSTRAINT `teams_captain_id_users_id_fk` FOREIGN KEY (`captain_id`) REFERENCES `users`(`id`) ON DELETE no action ON UPDATE no action;
ALTER TABLE `users` ADD CONSTRAINT `users_parent_id_users_id_fk` FOREIGN KEY (`parent_id`) REFERENCES `users`(`id`) ON DELETE set null ON UPDATE no action;
ALTER TABLE `users` ADD CONSTRAINT `users_team` FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`) ON DELETE cascade ON UPDATE restrict;
CREATE INDEX `users_age` ON `users` (`age`,`is_active`);
CREATE ALGORITHM = undefined
SQL SECURITY definer
VIEW `active_users` AS (select `id`, `email` from `users` where `users`.`is_active` and `users`.`age` > 21);
CREATE ALGORITHM = undefined
SQL SECURITY invoker
VIEW `user_names` AS (select `users`.`id`, `users`.`nick` as name from `users`)
WITH local CHECK OPTION;
