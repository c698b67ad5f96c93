"""oTree's own settings, with our statements as one page of six."""

SESSION_CONFIGS = [{"name": "six", "app_sequence": ["six"], "num_demo_participants": 1}]
SESSION_CONFIG_DEFAULTS = {
    "real_world_currency_per_point": 1.0,
    "participation_fee": 0.0,
    "doc": "",
}
PARTICIPANT_FIELDS: list[str] = []
SESSION_FIELDS: list[str] = []
LANGUAGE_CODE = "en"
REAL_WORLD_CURRENCY_CODE = "DKK"
USE_POINTS = True
ADMIN_USERNAME = "admin"
ADMIN_PASSWORD = ""
DEMO_PAGE_INTRO_HTML = ""
SECRET_KEY = "only-measured"  # noqa: S105 - no secret
