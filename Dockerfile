FROM python:3.13.7-slim-bookworm

# The chart library keeps a list of fonts; the user has no home to keep it in.
ENV PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 PIP_NO_CACHE_DIR=1 MPLCONFIGDIR=/tmp/matplotlib

WORKDIR /app

COPY requirements.lock ./
RUN pip install --require-hashes -r requirements.lock

COPY bot ./bot
COPY queries ./queries
COPY data ./data

# The folders it writes to: what must survive a restart, and releases of the data that were taken over since.
RUN useradd --system --uid 10001 --no-create-home tradebot \
    && install -d -o tradebot /var/lib/tradebot data/releases data/downloads
ENV TRADEBOT_STATE_URL=sqlite:////var/lib/tradebot/tradebot.sqlite
VOLUME /var/lib/tradebot /app/data/releases /app/data/downloads
USER tradebot

ENTRYPOINT ["python", "-m", "bot"]
CMD ["run"]
