package by.pavilion.sandbox.window;

import by.pavilion.sandbox.ScenarioStore;
import by.pavilion.sandbox.Tariff;
import by.pavilion.sandbox.window.Course.Step;
import by.pavilion.sandbox.window.DocumentStore.Advance;
import by.pavilion.sandbox.window.Receipts.Billed;
import by.pavilion.sandbox.window.Receipts.Delivery;
import by.pavilion.sandbox.window.Receipts.Numbers;
import by.pavilion.sandbox.window.Receipts.Outgoing;
import by.pavilion.sandbox.window.Receipts.Receipt;
import by.pavilion.sandbox.window.Receipts.Settled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Leads each document on in its own time: 2 taken, 3 sent to customs, 120 stored; a list goes on to 399 reviewed, 800
 * released with its tax bill, 899 closed and, later, what became of the bill. A check, or the scenario that a tester has
 * chosen, sends it another way.
 */
@ApplicationScoped
class CustomsOffice {
    private static final int AT_ONCE = 500;

    private final DocumentStore documents;
    private final Receipts receipts;
    private final Quotas quotas;
    private final Tariff tariff;
    private final Scenarios scenarios;
    private final WindowConfig config;
    private final Clock clock;

    CustomsOffice(
            DocumentStore documents,
            Receipts receipts,
            Quotas quotas,
            Tariff tariff,
            Scenarios scenarios,
            WindowConfig config,
            Clock clock) {
        this.documents = documents;
        this.receipts = receipts;
        this.quotas = quotas;
        this.tariff = tariff;
        this.scenarios = scenarios;
        this.config = config;
        this.clock = clock;
    }

    /** Gives the receipts that have become due and returns how many documents went on. */
    @Transactional
    int advance() {
        Instant now = clock.instant();
        List<Registered> due = documents.due(now, AT_ONCE);
        if (due.isEmpty()) {
            return 0;
        }
        ScenarioStore.Chosen<Scenario> chosen =
                scenarios.of(due.stream().map(Registered::orderNo).distinct().toList());
        List<Outgoing> told = new ArrayList<>();
        // lists before what cancels or returns them, which looks at the state that the list has come to
        due.stream()
                .collect(Collectors.groupingBy(Registered::kind, TreeMap::new, Collectors.toList()))
                .values()
                .forEach(ofOneKind -> told.addAll(new Round(ofOneKind, chosen, now).advance()));
        receipts.send(told);
        return due.size();
    }

    /** Documents of one kind that go on together, and what is read and written for all of them. */
    private final class Round {
        private final List<Registered> due;
        private final ScenarioStore.Chosen<Scenario> chosen;
        private final Instant now;
        private final Neighbours neighbours;
        private final Quotas.Count quota;
        private final List<Billed> billed = new ArrayList<>();
        private final List<Settled> settled = new ArrayList<>();
        private final List<Outgoing> told = new ArrayList<>();
        private final List<Receipt> usual = new ArrayList<>();

        Round(List<Registered> due, ScenarioStore.Chosen<Scenario> chosen, Instant now) {
            this.due = due;
            this.chosen = chosen;
            this.now = now;
            this.neighbours = new Neighbours(documents, due);
            this.quota = quotas.count(due.stream()
                    .filter(document -> document.kind() == DocumentKind.LIST && Course.isAtCustoms(document))
                    .toList());
        }

        /** The messages that tell of it. */
        List<Outgoing> advance() {
            List<Advance> advances = new ArrayList<>();
            due.forEach(document -> advances.add(advance(document, chosen.of(document.orderNo()))));
            quota.write();
            documents.advance(advances);
            List<Outgoing> all = new ArrayList<>(receipts.taxBills(billed));
            all.addAll(receipts.taxBillStatuses(settled));
            all.addAll(told);
            all.addAll(receipts.write(usual));
            return all;
        }

        private Advance advance(Registered document, Scenario scenario) {
            if (scenario.holds(document.status())) {
                return new Advance(document.id(), document.status(), now.plus(config.review()));
            }
            boolean atOnce = Set.of(Delivery.BACKWARDS, Delivery.TOGETHER).contains(scenario.delivery());
            List<Receipt> steps = new ArrayList<>();
            Registered current = document;
            Optional<Step> step = next(current, scenario);
            while (step.isPresent()) {
                Registered before = current;
                current = before.withStatus(step.get().status());
                steps.add(receipt(current, step.get(), now.plus(config.step().multipliedBy(steps.size()))));
                effects(before, current);
                step = atOnce ? next(current, scenario) : Optional.empty();
            }
            if (steps.isEmpty()) {
                settleBill(document);
            } else if (scenario.delivery() == Delivery.ONE_BY_ONE) {
                usual.addAll(steps);
            } else {
                told.addAll(receipts.write(steps, scenario.delivery()));
            }
            return new Advance(document.id(), current.status(), steps.isEmpty() ? null : dueAt(current, scenario));
        }

        private Optional<Step> next(Registered document, Scenario scenario) {
            Optional<Refusal> refusal = Course.isAtCustoms(document) ? verdict(document, scenario) : Optional.empty();
            return refusal.map(why -> new Step(why, why.status())).or(() -> Course.next(document, scenario));
        }

        private @Nullable Instant dueAt(Registered document, Scenario scenario) {
            boolean later = document.status().equals("899");
            if (!later && Course.next(document, scenario).isEmpty()) {
                return null;
            }
            Duration pause = later ? config.collection() : isEarly(document) ? config.step() : config.review();
            return now.plus(pause);
        }

        private static boolean isEarly(Registered document) {
            return List.of("2", "3").contains(document.status());
        }

        private static Receipt receipt(Registered document, Step step, Instant at) {
            String status = step.told().status();
            boolean atCustoms = !List.of("2", "3", "4").contains(status) && !status.startsWith("-");
            Numbers numbers = new Numbers(document.preNo(), atCustoms ? document.invtNo() : null);
            return new Receipt(document.kind(), document.recipients(), document.facts(), step.told(), numbers, at);
        }

        /** What customs itself finds out when a document reaches it. */
        private Optional<Refusal> verdict(Registered document, Scenario scenario) {
            return scenario.verdict(document.kind()).or(() -> switch (document.kind()) {
                case ORDER, PAYMENT, WAYBILL, ARRIVAL -> Optional.empty();
                case PROOF ->
                    neighbours.hasWaybill(document) ? Optional.empty() : Optional.of(Refusal.sentBack(1335, "运单不存在"));
                case LIST ->
                    Matching.refusalOf(document.facts(), neighbours.matchedBy(document))
                            .or(() -> quota.book(document));
                case CANCEL -> Corrections.refusalOfCancel(document.facts(), listOf(document));
                case RETURN -> {
                    List<Registered> earlier = neighbours.returnsOf(document);
                    yield Corrections.refusalOfReturn(document.facts(), listOf(document), earlier);
                }
            });
        }

        /** What a step changes besides its own document. */
        private void effects(Registered before, Registered current) {
            switch (current.kind()) {
                case LIST -> {
                    if (current.status().equals("800")) {
                        billed.add(new Billed(current, TaxBill.of(current.facts(), tariff)));
                    } else if (before.isStored() && List.of("100", "700").contains(current.status())) {
                        quota.giveBack(current, ArrivalRules.dutiable(current.facts()));
                    }
                }
                case CANCEL ->
                    listOf(current).ifPresent(list -> {
                        if (current.status().equals("120")) { // the list waits for what becomes of its cancellation
                            documents.advance(List.of(new Advance(list.id(), list.status(), null)));
                        } else if (current.status().equals("399")) {
                            documents.advance(List.of(new Advance(list.id(), Registered.CANCELLED, null)));
                            quota.giveBack(list, ArrivalRules.dutiable(list.facts()));
                        }
                    });
                case RETURN -> {
                    if (current.status().equals("399")) {
                        listOf(current)
                                .ifPresent(list ->
                                        quota.giveBack(list, Corrections.dutiable(current.facts(), list.facts())));
                    }
                }
                case ORDER, PAYMENT, WAYBILL, PROOF, ARRIVAL -> {}
            }
        }

        /** The collector pays the bill of a closed list, or drops it when all goods have come back. */
        private void settleBill(Registered document) {
            if (document.kind() == DocumentKind.LIST && document.status().equals("899")) {
                boolean returned = Corrections.isWhollyReturned(document.facts(), neighbours.returnsOf(document));
                settled.add(new Settled(document, returned ? "3" : "2"));
            }
        }

        /** The list that a cancellation or a return names. */
        private Optional<Registered> listOf(Registered correction) {
            return documents.ofOrder(correction.orderNo()).stream()
                    .filter(document -> document.kind() == DocumentKind.LIST)
                    .filter(list -> list.invtNo().equals(correction.invtNo()))
                    .findFirst();
        }
    }
}
