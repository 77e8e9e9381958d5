-- drizzle-kit 0.31.11: drizzle-kit export --sql --dialect sqlite --schema sqlite-schema.ts
CREATE TABLE `every_type` (
	`a` integer,
	`b` real DEFAULT -0.25,
	`c` numeric DEFAULT '12.50',
	`d` blob,
	`e` blob,
	`f` blob,
	`g` integer DEFAULT false
);

CREATE TABLE `memberships` (
	`user_id` integer NOT NULL,
	`team_id` integer,
	`role` text DEFAULT 'own',
	PRIMARY KEY(`user_id`, `team_id`),
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE cascade ON DELETE cascade
);

CREATE TABLE `notes` (
	`key` text PRIMARY KEY NOT NULL,
	`user_id` integer NOT NULL,
	`team_id` integer NOT NULL,
	`text` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`user_id`,`team_id`) REFERENCES `memberships`(`user_id`,`team_id`) ON UPDATE no action ON DELETE no action
);

CREATE TABLE `teams` (
	`id` integer PRIMARY KEY NOT NULL,
	`captain_id` integer,
	`name` text DEFAULT 'it''s a team' NOT NULL,
	FOREIGN KEY (`captain_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);

CREATE TABLE `users` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`email` text NOT NULL,
	`nick` text(50),
	`age` integer DEFAULT 18,
	`mood` text DEFAULT 'ok' NOT NULL,
	`is_active` integer DEFAULT true NOT NULL,
	`settings` text DEFAULT '{"theme":"dark","deep":[1,null,"x"]}' NOT NULL,
	`parent_id` integer,
	`team_id` integer,
	`full_name` text GENERATED ALWAYS AS ("nick" || "email") VIRTUAL,
	`slug` text GENERATED ALWAYS AS (lower("nick")) STORED,
	`nano` text,
	`created_at` integer DEFAULT (unixepoch()) NOT NULL,
	`updated_at` text DEFAULT (current_timestamp),
	FOREIGN KEY (`parent_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`) ON UPDATE restrict ON DELETE cascade,
	CONSTRAINT "users_age_check" CHECK("users"."age" >= 0 and "users"."age" < 150)
);

CREATE UNIQUE INDEX `users_email_unique` ON `users` (`email`);
CREATE UNIQUE INDEX `users_nick_is_unique` ON `users` (`nick`);
CREATE INDEX `users_lower_email` ON `users` (lower("email"));
CREATE INDEX `users_age` ON `users` (`age`,`is_active`);
CREATE INDEX `users_recent` ON `users` (`created_at`) WHERE "users"."is_active" and "users"."age" > 18;
CREATE UNIQUE INDEX `users_team_nick` ON `users` (`team_id`,`nick`);
CREATE UNIQUE INDEX `users_team_id_email_unique` ON `users` (`team_id`,`email`);
CREATE VIEW `active_users` AS select "id", "email" from "users" where "users"."is_active" and "users"."age" > 21;
CREATE VIEW `user_names` AS select "users"."id", "users"."nick" as name from "users";
