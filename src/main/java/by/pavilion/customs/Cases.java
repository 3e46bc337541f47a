package by.pavilion.customs;

import by.pavilion.shared.Cursor;
import by.pavilion.shared.Page;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything at customs that waits for a person, and why: declarations first, the longest waiting before the others, then
 * purchases that look split, then receipts of documents that nobody knows, then messages that nobody can read, then
 * what other contexts have, by its kind.
 */
@ApplicationScoped
public class Cases {
    /** How long what concerns no declaration is shown: nothing else takes it away. */
    private static final Duration REMEMBERED = Duration.ofDays(30);

    /** How many orders of one case are shown. */
    private static final int MOST_ORDERS = 1_000;

    private static final int MOST_COUNTED = 1_000;
    private static final int MOST_READ = 100;

    private final DeclarationStore declarations;
    private final SplittingStore splittings;
    private final ReceiptStore receipts;
    private final KeptMessageStore messages;
    private final List<CaseSource> sources;
    private final ReceiptCodes receiptCodes;
    private final CustomsConfig config;
    private final Clock clock;

    Cases(
            DeclarationStore declarations,
            SplittingStore splittings,
            ReceiptStore receipts,
            KeptMessageStore messages,
            @All List<CaseSource> sources,
            ReceiptCodes receiptCodes,
            CustomsConfig config,
            Clock clock) {
        this.declarations = declarations;
        this.splittings = splittings;
        this.receipts = receipts;
        this.messages = messages;
        this.sources =
                sources.stream().sorted(Comparator.comparing(CaseSource::kind)).toList();
        this.receiptCodes = receiptCodes;
        this.config = config;
        this.clock = clock;
    }

    /** A case and where the list goes on after it. */
    private record Found(Case one, String cursor) {}

    public Page<Case> page(Optional<CaseKind> kind, int limit, @Nullable String cursor) {
        Position position = cursor == null ? Position.START : Position.parse(cursor);
        Instant now = clock.instant();
        List<Found> found = new ArrayList<>();
        if (position.source() == Source.DECLARATIONS
                && kind.map(CaseKind::isOfDeclarations).orElse(true)) {
            found.addAll(ofDeclarations(kind.orElse(null), now, position, limit + 1));
        }
        if (position.source().compareTo(Source.SPLITTINGS) <= 0 && isWanted(kind, CaseKind.SUSPECTED_SPLITTING)) {
            found.addAll(ofSplittings(position.in(Source.SPLITTINGS), limit + 1 - found.size()));
        }
        if (position.source().compareTo(Source.RECEIPTS) <= 0 && isWanted(kind, CaseKind.UNKNOWN_DOCUMENT)) {
            found.addAll(ofReceipts(now, position.in(Source.RECEIPTS), limit + 1 - found.size()));
        }
        if (position.source().compareTo(Source.MESSAGES) <= 0 && isWanted(kind, CaseKind.UNREADABLE_MESSAGE)) {
            found.addAll(ofMessages(now, position.in(Source.MESSAGES), limit + 1 - found.size()));
        }
        for (CaseSource source : sources) {
            if (isWanted(kind, source.kind()) && !position.isBehind(source.kind())) {
                found.addAll(ofOthers(source, position.in(source.kind()), limit + 1 - found.size()));
            }
        }
        return Page.of(found, limit, Found::cursor).map(Found::one);
    }

    /** How many of a kind are open, as far as an alarm wants to know: up to 1,000 declarations, up to 100 of everything else. */
    long howMany(CaseKind kind) {
        return kind.isOfDeclarations()
                ? declarations.countCases(kind, clock.instant(), MOST_COUNTED)
                : page(Optional.of(kind), MOST_READ, null).items().size();
    }

    private static boolean isWanted(Optional<CaseKind> wanted, CaseKind kind) {
        return wanted.map(kind::equals).orElse(true);
    }

    private List<Found> ofDeclarations(@Nullable CaseKind kind, Instant now, Position after, int limit) {
        return declarations.cases(kind, now, after.time(), after.number(), limit).stream()
                .map(open -> new Found(
                        caseOf(open),
                        Position.print(
                                Source.DECLARATIONS,
                                open.since(),
                                open.declaration().id().value(),
                                "",
                                "",
                                "")))
                .toList();
    }

    private Case caseOf(DeclarationStore.OpenCase open) {
        if (open.kind() != CaseKind.ATTENTION) {
            return Case.of(open.kind(), open.since(), open.declaration(), next(open));
        }
        NextAction next = next(open);
        return Case.ofAttention(open.since(), open.declaration(), next, Case.versionOf(open.messages(), next.reason()));
    }

    private NextAction next(DeclarationStore.OpenCase open) {
        DeclarationProgress progress = open.declaration().progress();
        Optional<Connection> connection = Connection.of(config);
        return switch (open.kind()) {
            case OVERDUE -> NextAction.overdue(progress, connection);
            case PAYER_NOT_VERIFIED ->
                progress.payerCheck()
                        .map(NextAction::payerNotVerified)
                        .orElseGet(() -> NextAction.overdue(progress, connection));
            case ATTENTION ->
                NextAction.ofAttention(progress, progress.attention().orElse(DeclarationProgress.UNKNOWN_RECEIPT));
            default -> NextAction.of(progress, connection, receiptCodes.rules());
        };
    }

    private List<Found> ofSplittings(Position after, int limit) {
        if (limit <= 0) {
            return List.of();
        }
        return splittings.open(after.time(), after.number(), limit).stream()
                .map(open -> new Found(
                        Case.toJudge(
                                open.id(),
                                CaseKind.SUSPECTED_SPLITTING,
                                open.since(),
                                open.orders().stream().limit(MOST_ORDERS).toList(),
                                new NextAction(
                                        NextAction.Action.JUDGE,
                                        "suspected-splitting",
                                        Map.of(
                                                "count", open.orders().size(),
                                                "total", open.total().amount().toPlainString(),
                                                "limit", open.limit().amount().toPlainString(),
                                                "currency", open.limit().currency()))),
                        Position.print(
                                Source.SPLITTINGS, open.since(), open.set().value(), "", "", "")))
                .toList();
    }

    /** A receipt may be faster than what makes its document known, so it is given some time. */
    private List<Found> ofReceipts(Instant now, Position after, int limit) {
        if (limit <= 0) {
            return List.of();
        }
        return receipts
                .unmatched(
                        now.minus(REMEMBERED),
                        now.minus(config.timeOuts().acceptance()),
                        new ReceiptStore.Position(after.number(), after.first(), after.second(), after.third()),
                        limit)
                .stream()
                .map(kept -> new Found(
                        Case.ofReceipt(
                                kept.unknown(),
                                kept.receivedAt(),
                                new NextAction(
                                        NextAction.Action.ASK,
                                        "receipt-of-unknown-document",
                                        Map.of("code", kept.receipt().status())),
                                kept.receipt().key().toString(),
                                Optional.of(kept.receipt().text())),
                        Position.print(
                                Source.RECEIPTS,
                                kept.receivedAt(),
                                kept.message().value(),
                                kept.receipt().key().number(),
                                kept.receipt().status(),
                                kept.receipt().returnTime())))
                .toList();
    }

    private List<Found> ofMessages(Instant now, Position after, int limit) {
        if (limit <= 0) {
            return List.of();
        }
        return messages.list(now.minus(REMEMBERED), after.number(), limit).stream()
                .map(kept -> new Found(
                        Case.ofMessage(
                                kept.id(),
                                kept.receivedAt(),
                                new NextAction(NextAction.Action.ASK, "message-cannot-be-read", Map.of()),
                                kept.why()),
                        Position.print(
                                Source.MESSAGES, kept.receivedAt(), kept.id().value(), "", "", "")))
                .toList();
    }

    private static List<Found> ofOthers(CaseSource source, Position after, int limit) {
        if (limit <= 0) {
            return List.of();
        }
        return source.open(after.time(), after.number(), limit).stream()
                .map(open -> new Found(
                        new Case(
                                open.id(),
                                open.kind(),
                                open.since(),
                                Optional.empty(),
                                open.order().isEmpty() ? List.of() : List.of(open.order()),
                                new NextAction(NextAction.Action.ASK, open.next(), open.facts()),
                                Optional.of(open.subject()),
                                Optional.empty(),
                                Optional.empty()),
                        Position.print(
                                Source.OTHERS,
                                open.since(),
                                open.number(),
                                open.kind().name(),
                                "",
                                "")))
                .toList();
    }

    private enum Source {
        DECLARATIONS,
        SPLITTINGS,
        RECEIPTS,
        MESSAGES,
        OTHERS
    }

    /** Where the list goes on: in which of its parts, and after what there. */
    private record Position(Source source, Instant time, long number, String first, String second, String third) {
        private static final int PARTS = 6;
        private static final Position START = start(Source.DECLARATIONS);

        private static Position start(Source source) {
            return new Position(source, Instant.EPOCH, 0, "", "", "");
        }

        /** This position when it is in that part, else the part's beginning. */
        Position in(Source wanted) {
            return source == wanted ? this : start(wanted);
        }

        /** Whether the list has come past all cases of a kind that belongs to another context. */
        boolean isBehind(CaseKind kind) {
            return source == Source.OTHERS && CaseKind.valueOf(first).compareTo(kind) > 0;
        }

        /** This position when it is among the cases of that kind, else before the first of them. */
        Position in(CaseKind kind) {
            return source == Source.OTHERS && first.equals(kind.name()) ? this : start(Source.OTHERS);
        }

        static String print(Source source, Instant time, long number, String first, String second, String third) {
            return Cursor.print(source, time, number, first, second, third);
        }

        static Position parse(String cursor) {
            List<String> parts = Cursor.parse(cursor, PARTS);
            try {
                Source source = Source.valueOf(parts.get(0));
                if (source == Source.OTHERS) {
                    CaseKind.valueOf(parts.get(3));
                }
                return new Position(
                        source,
                        Cursor.time(parts.get(1)),
                        Long.parseLong(parts.get(2)),
                        parts.get(3),
                        parts.get(4),
                        Cursor.code(parts.get(5)));
            } catch (IllegalArgumentException notOurs) {
                throw CustomsProblems.malformedCursor();
            }
        }
    }
}
