#!/usr/bin/env python3
"""Finds what a broken relay would do to events: lost ones, gaps, swapped, renumbered, repeated with other content.

    check_events.py EVENTS.jsonl [ORDERS.txt [LOG.txt [PAID.txt [SALES.txt]]]]

EVENTS holds what was read from all topics, in the order of each partition, one message a line as `kcat -J` prints it.
ORDERS holds the ids of all orders that were acknowledged, one a line: each must have its order.placed. LOG holds the ids of
all events of the product's own log, as `GET /events` gives them: each must be on Kafka. PAID holds the orders of which a
payment was begun: each must have gone all its way, through customs and to the door. SALES holds a marketplace's numbers of
what it has sold: each must have been taken, or held with a reason. It prints what it has found as JSON, with the events of
each topic, and ends with 1 when that is more than harmless repetition.
"""
import collections
import json
import sys

KINDS = ["lost", "gaps", "swapped", "renumbered", "changed", "foreign"]
PLACED = "by.pavilion.order.placed.v1"
ALL_THE_WAY = [
    *(f"by.pavilion.order.{fact}.v1" for fact in ("paid", "accepted", "declared", "released", "shipped", "delivered")),
    *(f"by.pavilion.declaration.{fact}.v1" for fact in ("submitted", "released")),
    *(f"by.pavilion.shipment.{fact}.v1" for fact in ("created", "delivered")),
]
TAKEN = {f"by.pavilion.channel.order-{fact}.v1" for fact in ("imported", "import-held")}


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
        self.topics = collections.Counter()
        self.facts = set()  # (order, type)
        self.sales = set()  # numbers of sales that were taken or held

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
        self.topics[message["topic"]] += 1
        self.note(message, head.get("ce_type"))

    def note(self, message, kind):
        """What the event shows to have happened, to an order or to a sale at a marketplace."""
        if kind in TAKEN:
            self.sales.add(message["key"].rsplit(":", 1)[1])
        elif message["topic"] == "pavilion.logistics":
            for order in json.loads(message["payload"]).get("orderIds", []):
                self.facts.add((order, kind))
        else:
            self.facts.add((message["key"], kind))

    def again(self, name, place, content):
        first_place, first_content = self.events[name]
        if place != first_place:
            self.found["renumbered"].append(f"{name} was {first_place}, is {place}")
        elif content != first_content:
            self.found["changed"].append(f"{name} came again with other content")
        else:
            self.repeated += 1

    def end(self, orders, log, paid, sales):
        for (topic, key), highest in self.highest.items():
            for number in range(1, highest):
                if (topic, key, number) not in self.numbers:
                    self.found["gaps"].append(f"{(topic, key)} has no {number} of {highest}")
        self.found["lost"] += [f"{order} has no {PLACED}" for order in orders if (order, PLACED) not in self.facts]
        self.found["lost"] += [
            f"{order} is paid and has no {kind}" for order in paid for kind in ALL_THE_WAY if (order, kind) not in self.facts]
        self.found["lost"] += [f"{sale} was sold and neither taken nor held" for sale in sales if sale not in self.sales]
        self.found["lost"] += [f"{name} is in the log only" for name in log if name not in self.events]

    def result(self):
        return {
            "messages": self.messages,
            "events": len(self.events),
            "topics": dict(sorted(self.topics.items())),
            "keys": len(self.highest),
            "repeated": self.repeated,
            **{kind: len(examples) for kind, examples in self.found.items()},
            "examples": {kind: examples[:5] for kind, examples in self.found.items() if examples},
        }


def check(lines, orders=(), log=(), paid=(), sales=()):
    checking = Check()
    for line in lines:
        if line.strip():
            checking.read(json.loads(line))
    checking.end(orders, log, paid, sales)
    return checking.result()


def ids(path):
    with open(path, encoding="utf-8") as file:
        return [line.strip() for line in file if line.strip()]


def main():
    with open(sys.argv[1], encoding="utf-8") as events:
        result = check(events, *(ids(path) for path in sys.argv[2:6]))
    print(json.dumps(result, ensure_ascii=False, indent=1))
    sys.exit(1 if any(result[kind] for kind in KINDS) else 0)


if __name__ == "__main__":
    main()
