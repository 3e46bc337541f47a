package by.pavilion.customs;

import by.pavilion.customs.ceb.CebSchema;
import by.pavilion.customs.ceb.CebWriter;
import by.pavilion.customs.ceb.EnvelopedSignature;
import by.pavilion.customs.ceb.MessageSigner;
import by.pavilion.parties.Parties;
import by.pavilion.parties.Recipient;
import by.pavilion.parties.RecipientRef;
import by.pavilion.shared.Ids;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Writes due documents of one kind into one message, which is signed once and checked. Writing and signing happen outside the
 * transactions, since a signing device may be elsewhere: what has changed meanwhile is written anew in the next round.
 */
@ApplicationScoped
class WriteDocuments {
    private static final ReturnedGoods NO_GOODS = new ReturnedGoods(false, List.of());

    private final DeclarationStore declarations;
    private final ReturnStore returns;
    private final HoldStore holds;
    private final MessageStore messages;
    private final LedgerItemStore ledgerItems;
    private final SendListsAgain sendListsAgain;
    private final DeclarationDesk desk;
    private final Parties parties;
    private final Rules rules;
    private final Ids ids;
    private final Clock clock;
    private final CebSchema schema = new CebSchema();

    WriteDocuments(
            DeclarationStore declarations,
            ReturnStore returns,
            HoldStore holds,
            MessageStore messages,
            LedgerItemStore ledgerItems,
            SendListsAgain sendListsAgain,
            DeclarationDesk desk,
            Parties parties,
            Rules rules,
            Ids ids,
            Clock clock) {
        this.declarations = declarations;
        this.returns = returns;
        this.holds = holds;
        this.messages = messages;
        this.ledgerItems = ledgerItems;
        this.sendListsAgain = sendListsAgain;
        this.desk = desk;
        this.parties = parties;
        this.rules = rules;
        this.ids = ids;
        this.clock = clock;
    }

    /** What a document is made of, but for the people in it. */
    private record Source(Declaration declaration, DeclarationOrder order, String reason, ReturnedGoods goods) {}

    /** A list that cannot be written yet. */
    private record Lacking(Source source, MissingItems items) {}

    /**
     * Writes what is still due of these.
     *
     * @param due at most {@link CebWriter#MOST_DOCUMENTS} declarations whose document of this type is due
     * @return whether anything was signed for it; orders are not
     */
    boolean write(Connection connection, MessageSigner signer, DocumentType type, List<DeclarationId> due) {
        List<Source> all = read(connection, type, due);
        ItemNumbers numbers =
                type == DocumentType.LIST ? ledgerItems.numbers(goodsInZones(connection, all)) : ItemNumbers.NONE;
        List<Source> sources = type == DocumentType.LIST ? withNumbers(connection, all, numbers) : all;
        if (sources.isEmpty()) {
            return false;
        }
        Map<RecipientRef, Recipient> recipients = parties.disclose(
                sources.stream().map(source -> source.declaration().recipient()).collect(Collectors.toSet()),
                "customs document " + type.code());
        write(connection, signer, type, sources, numbers, recipients);
        return type != DocumentType.ORDER;
    }

    private void write(
            Connection connection,
            MessageSigner signer,
            DocumentType type,
            List<Source> sources,
            ItemNumbers numbers,
            Map<RecipientRef, Recipient> recipients) {
        String guid = CebWriter.newGuid();
        byte[] unsigned = message(connection, type, guid, sources, numbers, recipients);
        byte[] message = type == DocumentType.ORDER ? unsigned : EnvelopedSignature.sign(unsigned, signer);
        List<String> faults = schema.faultsIn(message);
        if (faults.isEmpty()) {
            QuarkusTransaction.requiringNew().run(() -> queue(type, guid, message, sources));
        } else if (sources.size() == 1) {
            DeclarationId id = sources.get(0).declaration().id();
            QuarkusTransaction.requiringNew().run(() -> malformed(type, List.of(id), String.join("; ", faults)));
        } else {
            // one of them is to blame, and the others must not suffer for it
            sources.forEach(source -> write(connection, signer, type, List.of(source), numbers, recipients));
        }
    }

    /** Leaves out what is not due any more, and refuses what no platform stands for and what names countries without a code. */
    private List<Source> read(Connection connection, DocumentType type, List<DeclarationId> due) {
        DocumentWriter writer = writer(connection, clock.instant());
        List<Source> sources = new ArrayList<>();
        Map<String, List<DeclarationId>> refused = new LinkedHashMap<>();
        for (DeclarationStore.Declared found : declarations.findDeclared(due)) {
            Declaration declaration = found.declaration();
            DeclarationId id = declaration.id();
            Optional<String> fault = fault(connection, writer, type, found);
            if (fault.isPresent()) {
                refused.computeIfAbsent(fault.get(), none -> new ArrayList<>()).add(id);
            } else if (isDue(declaration, type)) {
                int number = declaration.progress().document(type).number();
                sources.add(new Source(
                        declaration,
                        found.order(),
                        hasReason(type) ? declarations.reason(id, type, number) : "",
                        type == DocumentType.RETURN ? returns.find(id, number) : NO_GOODS));
            }
        }
        refused.forEach((why, those) -> QuarkusTransaction.requiringNew().run(() -> malformed(type, those, why)));
        return sources;
    }

    /** SKUs by the ledger in which they are filed; what comes directly is filed in none. */
    private static Map<String, Set<String>> goodsInZones(Connection connection, List<Source> sources) {
        Map<String, Set<String>> skus = new TreeMap<>();
        for (Source source : sources) {
            Zones.of(connection.config(), source.order().mode())
                    .ifPresent(zone -> skus.computeIfAbsent(zone.ledger(), none -> new TreeSet<>())
                            .addAll(source.order().lines().stream()
                                    .map(DeclarationLine::sku)
                                    .toList()));
        }
        return skus;
    }

    /** Leaves out, and refuses, what lacks the number of an item: once a person enters it, the list goes again. */
    private List<Source> withNumbers(Connection connection, List<Source> sources, ItemNumbers numbers) {
        List<Source> whole = new ArrayList<>();
        List<Lacking> lacking = new ArrayList<>();
        for (Source source : sources) {
            Zones.of(connection.config(), source.order().mode())
                    .map(zone -> new MissingItems(zone.ledger(), numbers.missing(zone, source.order())))
                    .filter(items -> !items.skus().isEmpty())
                    .ifPresentOrElse(items -> lacking.add(new Lacking(source, items)), () -> whole.add(source));
        }
        if (!lacking.isEmpty()) {
            List<Source> without = lacking.stream().map(Lacking::source).toList();
            QuarkusTransaction.requiringNew().run(() -> refuse(lacking));
            // whoever enters a number then looks for refused lists, and may have looked before these were
            sendListsAgain.send(idsOf(without), ledgerItems.numbers(goodsInZones(connection, without)));
        }
        return whole;
    }

    private void refuse(List<Lacking> lacking) {
        Folders folders = desk.open(idsOf(lacking.stream().map(Lacking::source).toList()));
        for (Lacking one : lacking) {
            Declaration read = one.source().declaration();
            if (folders.declaration(read.id()).progress().equals(read.progress())) {
                desk.malformed(
                        folders, read.id(), DocumentType.LIST, one.items().print());
            }
        }
        desk.putAway(folders);
    }

    private static Optional<String> fault(
            Connection connection, DocumentWriter writer, DocumentType type, DeclarationStore.Declared found) {
        if (connection.platform(found.declaration().channel()).isEmpty()) {
            return Optional.of("no platform is configured for its channel");
        }
        return Optional.of(found)
                .filter(declared -> isDue(declared.declaration(), type))
                .flatMap(declared -> writer.countryWithoutCode(type, declared.order()))
                .map(country -> "country " + country + " has no code in the table " + connection.countryTable());
    }

    private DocumentWriter writer(Connection connection, Instant now) {
        return new DocumentWriter(connection, rules.book().codes(), CustomsCalendar.dayOf(now));
    }

    private static boolean hasReason(DocumentType type) {
        return type == DocumentType.CANCELLATION || type == DocumentType.RETURN;
    }

    private static boolean isDue(Declaration declaration, DocumentType type) {
        return declaration
                .progress()
                .find(type)
                .filter(document -> document.state() == DocumentState.NEW
                        && document.nextAttemptAt().isPresent())
                .isPresent();
    }

    private byte[] message(
            Connection connection,
            DocumentType type,
            String guid,
            List<Source> sources,
            ItemNumbers numbers,
            Map<RecipientRef, Recipient> recipients) {
        Instant now = clock.instant();
        DocumentWriter writer = writer(connection, now);
        Function<Source, Recipient> who = source -> Optional.ofNullable(
                        recipients.get(source.declaration().recipient()))
                .orElseThrow(() -> new IllegalStateException("whom it is for was erased"));
        return switch (type) {
            case ORDER ->
                CebWriter.orders(
                        guid,
                        each(sources, it -> writer.order(it.declaration(), it.order(), who.apply(it), now)),
                        connection.sender());
            case LIST ->
                CebWriter.lists(
                        guid,
                        each(sources, it -> writer.list(it.declaration(), it.order(), numbers, who.apply(it), now)),
                        connection.sender());
            case CANCELLATION ->
                CebWriter.cancellations(
                        guid,
                        each(
                                sources,
                                it -> writer.cancellation(
                                        it.declaration(), it.order(), who.apply(it), it.reason(), now)),
                        connection.sender());
            case RETURN ->
                CebWriter.returns(
                        guid,
                        each(
                                sources,
                                it -> writer.goodsReturn(
                                        it.declaration(), it.order(), who.apply(it), it.reason(), it.goods(), now)),
                        connection.sender());
            case PAYMENT, WAYBILL -> throw new IllegalStateException("we never write a " + type);
        };
    }

    private static <T> List<T> each(List<Source> sources, Function<Source, T> write) {
        return sources.stream().map(write).toList();
    }

    private void queue(DocumentType type, String guid, byte[] message, List<Source> sources) {
        List<DeclarationId> written = idsOf(sources);
        Folders folders = desk.open(written);
        boolean unchanged = sources.stream().map(Source::declaration).allMatch(read -> {
            Declaration now = folders.declaration(read.id());
            return now.progress().equals(read.progress()) && now.payable().equals(read.payable());
        });
        if (unchanged && holds.among(written).isEmpty()) {
            MessageId id = new MessageId(ids.next());
            messages.queue(
                    new MessageStore.NewMessage(id, guid, "CEB" + type.code() + "Message", message), clock.instant());
            desk.written(folders, written, type, id);
            desk.putAway(folders);
        }
    }

    private void malformed(DocumentType type, List<DeclarationId> refused, String why) {
        Folders folders = desk.open(refused);
        refused.forEach(id -> desk.malformed(folders, id, type, why));
        desk.putAway(folders);
    }

    private static List<DeclarationId> idsOf(List<Source> sources) {
        return sources.stream().map(source -> source.declaration().id()).toList();
    }
}
