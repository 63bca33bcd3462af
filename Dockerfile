# The digest says which build of the tag is meant; docs/releasing.md says how both are renewed.
FROM python:3.13.7-slim-bookworm@sha256:adafcc17694d715c905b4c7bebd96907a1fd5cf183395f0ebc4d3428bd22d92d

# The chart library keeps a list of fonts; the user has no home to keep it in.
ENV PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 PIP_NO_CACHE_DIR=1 MPLCONFIGDIR=/tmp/matplotlib

WORKDIR /app

COPY requirements.lock ./
RUN pip install --require-hashes -r requirements.lock

COPY LICENSE ./
COPY bot ./bot
COPY queries ./queries
COPY data ./data

# The folders it writes to: what must survive a restart, and releases of the data that were taken over since.
RUN useradd --system --uid 10001 --no-create-home tradebot \
    && install -d -o tradebot /var/lib/tradebot data/releases data/downloads
ENV TRADEBOT_STATE_URL=sqlite:////var/lib/tradebot/tradebot.sqlite TRADEBOT_HEALTH_FILE=/tmp/tradebot.health
VOLUME ["/var/lib/tradebot", "/app/data/releases", "/app/data/downloads"]
USER 10001

# Nothing listens for it: the bot notes in a file that updates come in and can be kept.
HEALTHCHECK --interval=30s --timeout=10s --start-period=60s CMD ["python", "-m", "bot", "health"]

ENTRYPOINT ["python", "-m", "bot"]
CMD ["run"]
