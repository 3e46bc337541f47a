package by.pavilion.customs;

import by.pavilion.customs.ceb.Filing;
import by.pavilion.customs.ceb.Firm;
import by.pavilion.parties.Parties;
import by.pavilion.parties.Recipient;
import by.pavilion.parties.RecipientRef;
import by.pavilion.shared.Together;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
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
    private static final int AT_A_TIME = 8;

    private final CustomsConfig config;
    private final DeclarationStore declarations;
    private final DeclarationDesk desk;
    private final FilingStore filings;
    private final HoldStore holds;
    private final Parties parties;
    private final PaymentDeclarations payments;
    private final Clock clock;
    private final Together callers = new Together("customs-payments", AT_A_TIME);

    RequestPayments(
            CustomsConfig config,
            DeclarationStore declarations,
            DeclarationDesk desk,
            FilingStore filings,
            HoldStore holds,
            Parties parties,
            PaymentDeclarations payments,
            Clock clock) {
        this.config = config;
        this.declarations = declarations;
        this.desk = desk;
        this.filings = filings;
        this.holds = holds;
        this.parties = parties;
        this.payments = payments;
        this.clock = clock;
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
    private record Answer(DeclarationId declaration, Result result, PayerIdentity payer, String why) {
        private static Answer asked(DeclarationId declaration, PayerIdentity payer) {
            return new Answer(declaration, Result.ASKED, payer, "");
        }

        private static Answer missed(DeclarationId declaration) {
            return new Answer(declaration, Result.MISSED, PayerIdentity.NOT_TOLD, "");
        }

        private static Answer refused(DeclarationId declaration, String why) {
            return new Answer(declaration, Result.REFUSED, PayerIdentity.NOT_TOLD, why);
        }
    }

    void request(Connection connection, List<DeclarationId> due) {
        Set<DeclarationId> held = holds.among(due);
        List<Declaration> found = declarations.find(due).stream()
                .filter(declaration -> !held.contains(declaration.id()))
                .toList();
        Map<RecipientRef, Recipient> payers = parties.disclose(
                found.stream().map(Declaration::recipient).collect(Collectors.toSet()), "customs payment 411");
        Map<DeclarationId, Integer> anew = filings.ofPayments(found.stream()
                .filter(RequestPayments::isFiledAnew)
                .map(Declaration::id)
                .toList());
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
        QuarkusTransaction.requiringNew().run(() -> note(answers, asked));
    }

    /** A payment that no firm has taken yet is still at its first filing, however often it was mended. */
    private static boolean isFiledAnew(Declaration declaration) {
        DeclarationDocument document = declaration.progress().document(DocumentType.PAYMENT);
        return document.isFiledAnew() || document.filing() != Filing.NEW;
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

    /** @param asked the declarations as the firms were asked about them */
    private void note(List<Answer> answers, Map<DeclarationId, Declaration> asked) {
        Folders folders = desk.open(answers.stream().map(Answer::declaration).toList());
        for (Answer answer : answers) {
            DeclarationId id = answer.declaration();
            if (!isStillSo(Objects.requireNonNull(asked.get(id)), folders.declaration(id))) {
                desk.missed(folders, id, DocumentType.PAYMENT);
                continue;
            }
            switch (answer.result()) {
                case ASKED -> {
                    desk.sent(folders, id, DocumentType.PAYMENT, clock.instant());
                    desk.payerTold(folders, id, answer.payer());
                }
                case MISSED -> desk.missed(folders, id, DocumentType.PAYMENT);
                case REFUSED -> desk.malformed(folders, id, DocumentType.PAYMENT, answer.why());
            }
        }
        desk.putAway(folders);
    }

    private Answer ask(Connection connection, Declaration declaration, int number, Recipient payer) {
        Optional<Firm> platform = connection.platform(declaration.channel());
        Optional<CustomsConfig.PaymentFirm> firm = Optional.ofNullable(
                config.paymentFirms().get(declaration.payment().provider()));
        Optional<String> address = firm.flatMap(CustomsConfig.PaymentFirm::url);
        if (platform.isEmpty() || firm.isEmpty() || address.isEmpty()) {
            return Answer.refused(
                    declaration.id(),
                    "no platform or payment firm is configured for " + declaration.channel() + " and "
                            + declaration.payment().provider());
        }
        DeclarationDocument document = declaration.progress().document(DocumentType.PAYMENT);
        try {
            PayerIdentity told = payments.declare(
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
