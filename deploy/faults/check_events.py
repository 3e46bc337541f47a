#!/usr/bin/env python3
"""Finds what a broken relay would do to events: lost ones, gaps, swapped, renumbered, repeated with other content.

    check_events.py EVENTS.jsonl [ORDERS.txt [LOG.txt]]

EVENTS holds what was read from all topics, in the order of each partition, one message a line as `kcat -J` prints it.
ORDERS holds the ids of all orders that were acknowledged, one a line: each must have its order.placed. LOG holds the ids of
all events of the product's own log, as `GET /events` gives them: each must be on Kafka. It prints what it has found as JSON, and ends with 1 when that is more than harmless repetition.
"""
import json
import sys

KINDS = ["lost", "gaps", "swapped", "renumbered", "changed", "foreign"]
PLACED = "by.pavilion.order.placed.v1"


def headers(message):
    flat = message.get("headers") or []
    return dict(zip(flat[::2], flat[1::2]))


class Check:
    def __init__(self):
        self.found = {kind: [] for kind in KINDS}
        self.messages = 0
        self.repeated = 0
        self.events = {}  # id -> (place, content) at first sight
        self.numbers = {}  # place -> id at first sight; a place is (topic, key, number)
        self.highest = {}  # (topic, key) -> the highest number so far
        self.placed = set()

    def read(self, message):
        self.messages += 1
        head = headers(message)
        if "ce_id" not in head or "ce_sequence" not in head:
            self.found["foreign"].append(f"{message['topic']}:{message['partition']}:{message['offset']}")
            return
        name, number = head["ce_id"], int(head["ce_sequence"])
        key = (message["topic"], message["key"])
        place = (*key, number)
        content = (message["payload"], head.get("ce_type"), head.get("ce_time"))
        if name in self.events:
            self.again(name, place, content)
            return
        self.events[name] = (place, content)
        if place in self.numbers:
            self.found["renumbered"].append(f"{place} is {self.numbers[place]} and {name}")
        self.numbers.setdefault(place, name)
        if number < self.highest.get(key, 0):
            self.found["swapped"].append(f"{place} came after {self.highest[key]}")
        self.highest[key] = max(number, self.highest.get(key, 0))
        if head.get("ce_type") == PLACED:
            self.placed.add(message["key"])

    def again(self, name, place, content):
        first_place, first_content = self.events[name]
        if place != first_place:
            self.found["renumbered"].append(f"{name} was {first_place}, is {place}")
        elif content != first_content:
            self.found["changed"].append(f"{name} came again with other content")
        else:
            self.repeated += 1

    def end(self, orders, log):
        for (topic, key), highest in self.highest.items():
            for number in range(1, highest):
                if (topic, key, number) not in self.numbers:
                    self.found["gaps"].append(f"{(topic, key)} has no {number} of {highest}")
        self.found["lost"] += [f"{order} has no {PLACED}" for order in orders if order not in self.placed]
        self.found["lost"] += [f"{name} is in the log only" for name in log if name not in self.events]

    def result(self):
        return {
            "messages": self.messages,
            "events": len(self.events),
            "keys": len(self.highest),
            "repeated": self.repeated,
            **{kind: len(examples) for kind, examples in self.found.items()},
            "examples": {kind: examples[:5] for kind, examples in self.found.items() if examples},
        }


def check(lines, orders=(), log=()):
    checking = Check()
    for line in lines:
        if line.strip():
            checking.read(json.loads(line))
    checking.end(orders, log)
    return checking.result()


def ids(path):
    with open(path, encoding="utf-8") as file:
        return [line.strip() for line in file if line.strip()]


def main():
    with open(sys.argv[1], encoding="utf-8") as events:
        result = check(events, *(ids(path) for path in sys.argv[2:4]))
    print(json.dumps(result, ensure_ascii=False, indent=1))
    sys.exit(1 if any(result[kind] for kind in KINDS) else 0)


if __name__ == "__main__":
    main()
