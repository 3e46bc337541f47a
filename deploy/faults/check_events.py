#!/usr/bin/env python3
"""Finds what a broken relay would do to events: lost ones, gaps, swapped, renumbered, repeated with other content.

    check_events.py [--plant] EVENTS.jsonl [ORDERS.txt [LOG.txt [PAID.txt [SALES.txt]]]]

EVENTS holds what was read from all topics, in the order of each partition, one message a line as `kcat -J` prints it.
ORDERS holds the ids of all orders that were acknowledged, one a line: each must have its order.placed. LOG holds the ids of
all events of the product's own log, as `GET /events` gives them: each must be on Kafka. PAID holds the orders of which a
payment was begun: each must have gone all its way, through customs and to the door. SALES holds a marketplace's numbers of
what it has sold: each must have been taken, or held with a reason. It prints what it has found as JSON, with the events of
each topic, and ends with 1 when that is more than harmless repetition.

With --plant it first plants one fault of each kind into a copy of this recording and looks whether it finds it: what it has
not found then could be there without being seen, so that ends with 1, too.
"""
import collections
import json
import random
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


def with_header(line, name, value):
    message = json.loads(line)
    place = message["headers"].index(name)
    message["headers"][place + 1] = value
    return json.dumps(message, ensure_ascii=False)


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


class Planting:
    """A recording, and copies of it in which one thing is wrong with one key: one that has several events, each there once."""

    def __init__(self, lines):
        self.lines = [line for line in lines if line.strip()]
        places = collections.defaultdict(list)  # (topic, key) -> its lines' places, by their order
        for place, line in enumerate(self.lines):
            message = json.loads(line)
            head = headers(message)
            if "ce_id" in head and "ce_sequence" in head:
                places[message["topic"], message["key"]].append((place, int(head["ce_sequence"])))
        whole = [
            (key, [place for place, _ in those]) for key, those in sorted(places.items())
            if len(those) >= 3 and [number for _, number in those] == list(range(1, len(those) + 1))]
        if not whole:
            raise SystemExit("no key has three events that came once and in order: nothing can be planted")
        self.key, self.places = random.choice(whole)

    def lost(self):
        """The one in the middle is missing."""
        lines = list(self.lines)
        del lines[self.places[1]]
        return lines

    def lost_last(self):
        """The last one is missing: that leaves no gap, only the product's log knows it."""
        lines = list(self.lines)
        del lines[self.places[-1]]
        return lines

    def doubled(self):
        """The one in the middle comes once more at the end, as a new event under its old number."""
        return [*self.lines, with_header(self.lines[self.places[1]], "ce_id", "evt_planted")]

    def changed(self):
        """The one in the middle comes once more, with another type."""
        return [*self.lines, with_header(self.lines[self.places[1]], "ce_type", "by.pavilion.planted.fact.v1")]

    def swapped(self):
        """The first two have changed places."""
        lines = list(self.lines)
        one, other = self.places[:2]
        lines[one], lines[other] = lines[other], lines[one]
        return lines

    def renumbered(self):
        """The last one comes once more under the next number."""
        return [*self.lines, with_header(self.lines[self.places[-1]], "ce_sequence", f"{len(self.places) + 1:010d}")]


#: What is planted, and as what each has to be found.
PLANTED = {
    "lost": "gaps",
    "lost_last": "lost",
    "doubled": "renumbered",
    "changed": "changed",
    "swapped": "swapped",
    "renumbered": "renumbered",
}


def overlooked(lines, *lists):
    """Plants one fault after the other, and gives the names of those that were not found."""
    planting = Planting(lines)
    before = check(planting.lines, *lists)
    missed = [
        name for name, kind in PLANTED.items()
        if check(getattr(planting, name)(), *lists)[kind] <= before[kind]]
    print(f"planted at {planting.key[1]} in {planting.key[0]}: "
          + ", ".join(f"one {name.replace('_', ' ')} {'NOT FOUND' if name in missed else 'found'}" for name in PLANTED))
    return missed


def ids(path):
    with open(path, encoding="utf-8") as file:
        return [line.strip() for line in file if line.strip()]


def main():
    names = [name for name in sys.argv[1:] if name != "--plant"]
    with open(names[0], encoding="utf-8") as events:
        lines = events.readlines()
    lists = [ids(path) for path in names[1:5]]
    missed = overlooked(lines, *lists) if "--plant" in sys.argv[1:] else []
    result = check(lines, *lists)
    print(json.dumps(result, ensure_ascii=False, indent=1))
    sys.exit(1 if missed or any(result[kind] for kind in KINDS) else 0)


if __name__ == "__main__":
    main()
