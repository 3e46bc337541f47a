package by.pavilion.customs;

import by.pavilion.customs.ceb.Firm;
import by.pavilion.parties.Parties;
import by.pavilion.parties.Recipient;
import by.pavilion.parties.RecipientRef;
import by.pavilion.shared.Together;
import by.pavilion.shared.Transactions;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Asks payment firms to declare payments (411), several at a time, and notes what came of all of them together. */
@ApplicationScoped
class RequestPayments {
    private static final Logger LOG = Logger.getLogger(RequestPayments.class);

    private final CustomsConfig config;
    private final DeclarationStore declarations;
    private final DeclarationDesk desk;
    private final FilingStore filings;
    private final HoldStore holds;
    private final RealNameStore realNameChecks;
    private final Parties parties;
    private final PaymentDeclarations payments;
    private final PaymentClearingStore clearings;
    private final Clock clock;
    private final Together callers;

    RequestPayments(
            CustomsConfig config,
            DeclarationStore declarations,
            DeclarationDesk desk,
            FilingStore filings,
            HoldStore holds,
            RealNameStore realNameChecks,
            Parties parties,
            PaymentDeclarations payments,
            PaymentClearingStore clearings,
            Clock clock) {
        this.config = config;
        this.declarations = declarations;
        this.desk = desk;
        this.filings = filings;
        this.holds = holds;
        this.realNameChecks = realNameChecks;
        this.parties = parties;
        this.payments = payments;
        this.clearings = clearings;
        this.clock = clock;
        this.callers = new Together("customs-payments", config.paymentsTogether());
    }

    @PreDestroy
    void stop() {
        callers.close();
    }

    private enum Result {
        ASKED,
        MISSED,
        REFUSED
    }

    /** @param why only when it was refused */
    private record Answer(DeclarationId declaration, Result result, PaymentDeclarations.Told told, String why) {
        private static Answer asked(DeclarationId declaration, PaymentDeclarations.Told told) {
            return new Answer(declaration, Result.ASKED, told, "");
        }

        private static Answer missed(DeclarationId declaration) {
            return new Answer(declaration, Result.MISSED, PaymentDeclarations.Told.NOTHING, "");
        }

        private static Answer refused(DeclarationId declaration, String why) {
            return new Answer(declaration, Result.REFUSED, PaymentDeclarations.Told.NOTHING, why);
        }

        private PayerIdentity payer() {
            return told.payer();
        }
    }

    void request(Connection connection, List<DeclarationId> due) {
        Set<DeclarationId> held = holds.among(due);
        List<Declaration> found = declarations.find(due).stream()
                .filter(declaration -> !held.contains(declaration.id()))
                .toList();
        Map<RecipientRef, Recipient> payers = parties.disclose(
                found.stream().map(Declaration::recipient).collect(Collectors.toSet()), "customs payment 411");
        Map<DeclarationId, Integer> anew =
                filings.ofPayments(found.stream().map(Declaration::id).toList());
        List<Answer> answers = callers.each(
                found.stream()
                        .filter(declaration -> payers.containsKey(declaration.recipient()))
                        .toList(),
                declaration -> ask(
                        connection,
                        declaration,
                        anew.getOrDefault(declaration.id(), 1),
                        Objects.requireNonNull(payers.get(declaration.recipient()))));
        Map<DeclarationId, Declaration> asked =
                found.stream().collect(Collectors.toMap(Declaration::id, Function.identity()));
        // what cannot be noted would be asked again, one firm after the other
        Transactions.retrying(() -> note(answers, asked));
    }

    /** Meanwhile the order may have become smaller, its orderer be named otherwise, or the document be filed anew. */
    private static boolean isStillSo(Declaration asked, Declaration now) {
        DeclarationDocument before = asked.progress().document(DocumentType.PAYMENT);
        DeclarationDocument after = now.progress().document(DocumentType.PAYMENT);
        boolean writtenLater = before.state() == DocumentState.NEW
                && after.state() == DocumentState.NEW
                && after.nextAttemptAt().isPresent()
                && !after.nextAttemptAt().equals(before.nextAttemptAt());
        return !writtenLater
                && now.payable().equals(asked.payable())
                && after.filing() == before.filing()
                && after.since().equals(before.since());
    }

    /**
     * A firm that was asked about what is no longer so is asked anew, as for another filing: it would take the same number for a
     * repeat of what it has taken, and one that did not answer may have taken it.
     *
     * @param asked the declarations as the firms were asked about them
     * @return how many were noted
     */
    private int note(List<Answer> answers, Map<DeclarationId, Declaration> asked) {
        Folders folders = desk.open(answers.stream().map(Answer::declaration).toList());
        Set<DeclarationId> doubted = realNameChecks.among(answers.stream()
                .filter(answer -> answer.result() == Result.ASKED && answer.payer() == PayerIdentity.NOT_TOLD)
                .map(Answer::declaration)
                .toList());
        Map<DeclarationId, PaymentClearing> cleared = new HashMap<>();
        for (Answer answer : answers) {
            DeclarationId id = answer.declaration();
            Declaration now = folders.declaration(id);
            if (!isStillSo(Objects.requireNonNull(asked.get(id)), now)) {
                if (answer.result() != Result.REFUSED) {
                    filings.another(id, now.progress().document(DocumentType.PAYMENT));
                }
                desk.missed(folders, id, DocumentType.PAYMENT);
                continue;
            }
            switch (answer.result()) {
                case ASKED -> {
                    answer.told().clearing().ifPresent(clearing -> cleared.put(id, clearing));
                    desk.sent(folders, id, DocumentType.PAYMENT, clock.instant());
                    // a firm that says nothing takes no doubt away
                    desk.payerTold(folders, id, doubted.contains(id) ? PayerIdentity.SOMEBODY_ELSE : answer.payer());
                }
                case MISSED -> desk.missed(folders, id, DocumentType.PAYMENT);
                case REFUSED -> desk.malformed(folders, id, DocumentType.PAYMENT, answer.why());
            }
        }
        clearings.keep(cleared, clock.instant());
        desk.putAway(folders);
        return answers.size();
    }

    private Answer ask(Connection connection, Declaration declaration, int number, Recipient payer) {
        Optional<Firm> platform = connection.platform(declaration.channel());
        Optional<CustomsConfig.PaymentFirm> firm = Optional.ofNullable(
                config.paymentFirms().get(declaration.payment().provider()));
        Optional<String> address =
                firm.flatMap(CustomsConfig.PaymentFirm::url).map(url -> DatedAddress.today(url, clock));
        if (platform.isEmpty() || firm.isEmpty() || address.isEmpty()) {
            return Answer.refused(
                    declaration.id(),
                    "no platform or payment firm is configured for " + declaration.channel() + " and "
                            + declaration.payment().provider());
        }
        DeclarationDocument document = declaration.progress().document(DocumentType.PAYMENT);
        try {
            PaymentDeclarations.Told told = payments.declare(
                    firm.get(),
                    address.get(),
                    connection.dxpId(),
                    new PaymentDeclarations.Payment(
                            document.filing(),
                            number,
                            declaration.payment().transactionId(),
                            declaration.orderNo(),
                            declaration.channel(),
                            declaration.payable().amount().toPlainString(),
                            declaration.payable().currency().getCurrencyCode(),
                            platform.get(),
                            payer.buyer()));
            return Answer.asked(declaration.id(), told);
        } catch (FirmUnavailable e) {
            LOG.warnf("declaration=%s payment not declared yet: %s", declaration.id(), e.why());
            return Answer.missed(declaration.id());
        } catch (PaymentDeclarations.Refused e) {
            LOG.errorf("declaration=%s payment will not be declared: %s", declaration.id(), e.why());
            return Answer.refused(declaration.id(), e.why());
        }
    }
}
