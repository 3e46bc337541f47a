package by.pavilion.sandbox.window;

import by.pavilion.sandbox.Tariff;
import by.pavilion.sandbox.window.Course.Step;
import by.pavilion.sandbox.window.DocumentStore.Advance;
import by.pavilion.sandbox.window.Receipts.Delivery;
import by.pavilion.sandbox.window.Receipts.Numbers;
import by.pavilion.sandbox.window.Receipts.Receipt;
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
    private static final int AT_ONCE = 200;

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
        List<Registered> due = documents.due(clock.instant(), AT_ONCE);
        Scenarios.Chosen chosen =
                scenarios.of(due.stream().map(Registered::orderNo).distinct().toList());
        // lists before what cancels or returns them, which looks at the state that the list has come to
        due.stream()
                .collect(Collectors.groupingBy(Registered::kind, TreeMap::new, Collectors.toList()))
                .values()
                .forEach(ofOneKind -> advance(ofOneKind, chosen));
        return due.size();
    }

    private void advance(List<Registered> ofOneKind, Scenarios.Chosen chosen) {
        List<Advance> advances = new ArrayList<>();
        List<Receipt> usual = new ArrayList<>();
        for (Registered document : ofOneKind) {
            advances.add(advance(document, chosen.of(document.orderNo()), usual));
        }
        receipts.send(usual);
        documents.advance(advances);
    }

    /** @param usual takes the receipts that are sent as usual */
    private Advance advance(Registered document, Scenario scenario, List<Receipt> usual) {
        if (scenario.holds(document.status())) {
            return new Advance(document.id(), document.status(), clock.instant().plus(config.review()));
        }
        boolean atOnce = Set.of(Delivery.BACKWARDS, Delivery.TOGETHER).contains(scenario.delivery());
        List<Receipt> told = new ArrayList<>();
        Registered now = document;
        Optional<Step> step = next(now, scenario);
        while (step.isPresent()) {
            Registered before = now;
            now = before.withStatus(step.get().status());
            told.add(receipt(now, step.get(), clock.instant().plus(config.step().multipliedBy(told.size()))));
            effects(before, now);
            step = atOnce ? next(now, scenario) : Optional.empty();
        }
        if (told.isEmpty()) {
            settleBill(document);
        } else if (scenario.delivery() == Delivery.ONE_BY_ONE) {
            usual.addAll(told);
        } else {
            receipts.send(told, scenario.delivery());
        }
        return new Advance(document.id(), now.status(), told.isEmpty() ? null : dueAt(now, scenario));
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
        return clock.instant().plus(pause);
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
                documents
                                .lock(DocumentKind.WAYBILL, DocumentKind.WAYBILL.key(document.facts()))
                                .isPresent()
                        ? Optional.empty()
                        : Optional.of(Refusal.sentBack(1335, "运单不存在"));
            case LIST ->
                Matching.refusalOf(document.facts(), documents.ofOrder(document.orderNo()))
                        .or(() -> quotas.book(document));
            case CANCEL -> Corrections.refusalOfCancel(document.facts(), listOf(document));
            case RETURN -> {
                List<Registered> earlier = returnsOf(document);
                yield Corrections.refusalOfReturn(document.facts(), listOf(document), earlier);
            }
        });
    }

    /** What a step changes besides its own document. */
    private void effects(Registered before, Registered now) {
        switch (now.kind()) {
            case LIST -> {
                if (now.status().equals("800")) {
                    receipts.taxBill(now, TaxBill.of(now.facts(), tariff));
                } else if (before.isStored() && List.of("100", "700").contains(now.status())) {
                    quotas.giveBack(now, ArrivalRules.dutiable(now.facts()));
                }
            }
            case CANCEL ->
                listOf(now).ifPresent(list -> {
                    if (now.status().equals("120")) { // the list waits for what becomes of its cancellation
                        documents.advance(List.of(new Advance(list.id(), list.status(), null)));
                    } else if (now.status().equals("399")) {
                        documents.advance(List.of(new Advance(list.id(), Registered.CANCELLED, null)));
                        quotas.giveBack(list, ArrivalRules.dutiable(list.facts()));
                    }
                });
            case RETURN -> {
                if (now.status().equals("399")) {
                    listOf(now)
                            .ifPresent(list -> quotas.giveBack(list, Corrections.dutiable(now.facts(), list.facts())));
                }
            }
            case ORDER, PAYMENT, WAYBILL, PROOF, ARRIVAL -> {}
        }
    }

    /** The collector pays the bill of a closed list, or drops it when all goods have come back. */
    private void settleBill(Registered document) {
        if (document.kind() == DocumentKind.LIST && document.status().equals("899")) {
            boolean returned = Corrections.isWhollyReturned(document.facts(), returnsOf(document));
            receipts.taxBillStatus(document, returned ? "3" : "2");
        }
    }

    /** The list that a cancellation or a return names. */
    private Optional<Registered> listOf(Registered correction) {
        return documents.ofOrder(correction.orderNo()).stream()
                .filter(document -> document.kind() == DocumentKind.LIST)
                .filter(list -> list.invtNo().equals(correction.invtNo()))
                .findFirst();
    }

    /** Other returns of the same list that customs has stored. */
    private List<Registered> returnsOf(Registered document) {
        return documents.ofOrder(document.orderNo()).stream()
                .filter(other -> other.kind() == DocumentKind.RETURN && other.id() != document.id())
                .filter(other -> other.isStored() && other.invtNo().equals(document.invtNo()))
                .toList();
    }
}
