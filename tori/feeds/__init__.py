"""Feeds: the podcast, category feeds, calendars and the files beside them; pure."""
