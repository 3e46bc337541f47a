#!/usr/bin/env python3
"""Follows orders over HTTP by the rules in docs/events.md, without Kafka and without any library.

    . .pavilion/credentials.env; export PAVILION_CONNECTOR_KEY
    deploy/examples/follow_events.py http://localhost:8080 orders.db

The place in the log and what is made of the events are written in one transaction, so that a crash repeats nothing and
loses nothing. Start it again as often as you like.
"""
import http.client
import json
import os
import sqlite3
import sys
import time
import urllib.parse
import urllib.request

TOPIC = "pavilion.orders"


def read(base, key, cursor):
    query = {"topic": TOPIC, "limit": 100}
    if cursor:
        query["cursor"] = cursor
    request = urllib.request.Request(
        f"{base}/api/v1/events?{urllib.parse.urlencode(query)}", headers={"Authorization": f"Bearer {key}"}
    )
    with urllib.request.urlopen(request, timeout=60) as answer:
        return json.load(answer)


def handle(database, event):
    order, sequence = event["partitionkey"], int(event["sequence"])
    row = database.execute("SELECT sequence FROM orders WHERE id = ?", (order,)).fetchone()
    last = row[0] if row else 0
    if sequence <= last:
        return  # delivered again
    if last and sequence > last + 1:
        print(f"{order}: a gap between {last} and {sequence}", file=sys.stderr)
    database.execute(
        "INSERT INTO orders (id, sequence, status) VALUES (?, ?, ?)"
        " ON CONFLICT (id) DO UPDATE SET sequence = excluded.sequence, status = excluded.status",
        (order, sequence, event["data"].get("status", "")),  # unknown types and fields are no reason to stop
    )
    print(order, sequence, event["type"], event["data"].get("status", ""))


def main():
    base, path = sys.argv[1], sys.argv[2]
    once = "--once" in sys.argv
    key = os.environ["PAVILION_CONNECTOR_KEY"]
    database = sqlite3.connect(path)
    database.execute("CREATE TABLE IF NOT EXISTS orders (id TEXT PRIMARY KEY, sequence INTEGER, status TEXT)")
    database.execute("CREATE TABLE IF NOT EXISTS place (cursor TEXT)")
    while True:
        row = database.execute("SELECT cursor FROM place").fetchone()
        try:
            part = read(base, key, row[0] if row else None)
        except (OSError, http.client.HTTPException) as fault:
            status = getattr(fault, "code", 503)
            if once or (status < 500 and status != 429):
                raise  # else the store is away for a moment, or we ask too often
            print(f"not now: {fault}", file=sys.stderr)
            time.sleep(5)
            continue
        with database:
            for event in part["items"]:
                handle(database, event)
            database.execute("DELETE FROM place")
            database.execute("INSERT INTO place VALUES (?)", (part["next"],))
        if not part["more"]:
            if once:
                return
            time.sleep(2)


if __name__ == "__main__":
    main()
