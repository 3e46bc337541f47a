#!/usr/bin/env python3
"""The checker's zeros count only if it finds what is planted; in real recordings --plant shows it.

Run: python3 -B -m unittest deploy/faults/test_check_events.py
"""
import contextlib
import io
import json
import os
import sys
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import check_events  # noqa: E402
from check_events import ALL_THE_WAY, KINDS, PLANTED, check, overlooked  # noqa: E402

ORDERS = [f"ord_{number:013d}" for number in range(1, 21)]
TYPES = ["placed", "paid", "accepted", "declared", "released"]


def message(topic, key, number, offset, kind):
    return {
        "topic": topic,
        "partition": 0,
        "offset": offset,
        "key": key,
        "payload": json.dumps({"orderId": key, "version": number}),
        "headers": [
            "ce_id", f"evt_{key[4:]}{number}",
            "ce_type", f"by.pavilion.order.{kind}.v1",
            "ce_sequence", f"{number:010d}",
            "ce_time", "2026-11-11T12:00:00.000Z",
        ],
    }


def recorded():
    """Five events of each of twenty orders, as the orders go side by side."""
    messages = []
    for number, kind in enumerate(TYPES, 1):
        for key in ORDERS:
            messages.append(message("pavilion.orders", key, number, len(messages), kind))
    return messages


def all_the_way(order):
    """What becomes of a paid order, in three topics, and one sale at a marketplace."""
    messages = [message("pavilion.orders", order, 1, 0, "placed")]
    numbers = {"pavilion.orders": 1}
    for kind in ALL_THE_WAY:
        aggregate = kind.split(".")[2]
        topic = {"order": "pavilion.orders", "declaration": "pavilion.customs", "shipment": "pavilion.logistics"}[aggregate]
        numbers[topic] = numbers.get(topic, 0) + 1
        key = "shp_0000000000001" if aggregate == "shipment" else order
        one = message(topic, key, numbers[topic], numbers[topic], "")
        set_header(one, "ce_id", f"evt_{topic}{numbers[topic]}")
        set_header(one, "ce_type", kind)
        one["payload"] = json.dumps({"orderIds": [order]})
        messages.append(one)
    sale = message("pavilion.channels", "douyin:12345:6900000000000000001", 1, 0, "")
    set_header(sale, "ce_type", "by.pavilion.channel.order-imported.v1")
    set_header(sale, "ce_id", "evt_sale")
    return [*messages, sale]


def set_header(one, name, value):
    place = one["headers"].index(name)
    one["headers"][place + 1] = value


class CheckEventsTest(unittest.TestCase):
    def found(self, messages, orders=ORDERS):
        return check([json.dumps(one) for one in messages], orders)

    def only(self, messages, *kinds, orders=ORDERS):
        result = self.found(messages, orders)
        self.assertEqual({kind for kind in KINDS if result[kind]}, set(kinds), result)

    def test_finds_nothing_in_what_is_right(self):
        self.only(recorded())
        self.assertEqual(self.found(recorded())["events"], 100)

    def test_harmless_repetition_is_counted_and_no_more(self):
        messages = recorded()
        messages += [messages[3], messages[40]]
        self.only(messages)
        self.assertEqual(self.found(messages)["repeated"], 2)

    def test_finds_one_lost_in_the_middle(self):
        messages = recorded()
        del messages[45]
        self.only(messages, "gaps")

    def test_finds_one_lost_order(self):
        messages = [one for one in recorded() if one["key"] != ORDERS[7]]
        self.only(messages, "lost")

    def test_finds_one_lost_at_the_end(self):
        log = [one["headers"][1] for one in recorded()]
        result = check([json.dumps(one) for one in recorded()[:-1]], ORDERS, log)
        self.assertEqual(result["lost"], 1)
        self.assertEqual(check([json.dumps(one) for one in recorded()], ORDERS, log)["lost"], 0)

    def test_finds_one_doubled_with_other_content(self):
        messages = recorded()
        other = json.loads(json.dumps(messages[45]))
        other["payload"] = '{"orderId":"another"}'
        messages.append(other)
        self.only(messages, "changed")

    def test_finds_two_swapped(self):
        messages = recorded()
        messages[5], messages[25] = messages[25], messages[5]
        self.only(messages, "swapped")

    def test_finds_an_event_that_came_again_with_another_number(self):
        messages = recorded()
        other = json.loads(json.dumps(messages[85]))
        set_header(other, "ce_sequence", f"{6:010d}")
        messages.append(other)
        self.only(messages, "renumbered")

    def test_finds_a_number_that_was_given_twice(self):
        messages = recorded()
        other = json.loads(json.dumps(messages[85]))
        set_header(other, "ce_id", "evt_another")
        messages.append(other)
        self.only(messages, "renumbered")

    def way(self, messages):
        return check([json.dumps(one) for one in messages], ORDERS[:1], (), ORDERS[:1], ["6900000000000000001"])

    def test_a_paid_order_that_has_gone_all_its_way_lacks_nothing(self):
        result = self.way(all_the_way(ORDERS[0]))
        self.assertEqual({kind for kind in KINDS if result[kind]}, set(), result)
        self.assertEqual(
            result["topics"],
            {"pavilion.channels": 1, "pavilion.customs": 2, "pavilion.logistics": 2, "pavilion.orders": 7})

    def test_finds_one_lost_on_the_way_of_a_paid_order(self):
        for topic in ("pavilion.customs", "pavilion.logistics", "pavilion.channels"):
            messages = all_the_way(ORDERS[0])
            last = max(place for place, one in enumerate(messages) if one["topic"] == topic)
            del messages[last]
            self.assertEqual(self.way(messages)["lost"], 1, topic)

    def test_finds_what_is_no_event(self):
        messages = recorded()
        messages.append({**messages[0], "headers": []})
        self.only(messages, "foreign")


class PlantingTest(unittest.TestCase):
    def plant(self, messages, log):
        with contextlib.redirect_stdout(io.StringIO()) as told:
            missed = overlooked([json.dumps(one) for one in messages], ORDERS, log)
        return missed, told.getvalue()

    def log(self, messages):
        return [one["headers"][1] for one in messages]

    def test_finds_what_it_has_planted_itself(self):
        missed, told = self.plant(recorded(), self.log(recorded()))
        self.assertEqual(missed, [])
        self.assertEqual(told.count("found"), len(PLANTED))

    def test_finds_it_among_repeated_events_and_faults_too(self):
        messages = recorded()
        messages[5], messages[25] = messages[25], messages[5]
        messages += [messages[3], messages[40]]
        self.assertEqual(self.plant(messages, self.log(recorded()))[0], [])

    def test_says_what_a_blind_checker_overlooks(self):
        seen = check_events.check

        def blind(*arguments):
            return {**seen(*arguments), "swapped": 0, "lost": 0}

        check_events.check = blind
        try:
            missed, told = self.plant(recorded(), self.log(recorded()))
        finally:
            check_events.check = seen
        self.assertEqual(missed, ["lost_last", "swapped"])
        self.assertIn("one swapped NOT FOUND", told)

    def test_without_the_log_a_last_event_is_overlooked(self):
        self.assertEqual(self.plant(recorded(), [])[0], ["lost_last"])


if __name__ == "__main__":
    unittest.main()
