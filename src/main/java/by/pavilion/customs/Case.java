package by.pavilion.customs;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Something at customs that waits for a person. It is there as long as its cause is, or until a person has judged it.
 *
 * @param id only of a case that a person ends
 * @param since from when on it waits
 * @param declaration what it concerns, where that is known
 * @param orders those that are looked at together, where it is about more than one
 * @param subject what a receipt speaks of that we know nothing of, or which message cannot be read
 * @param text what the receipt says, or why the message cannot be read
 * @param version another one when the declaration has asked for attention once more, or heard anything else since; only of a
 *     case of {@link CaseKind#ATTENTION}
 */
public record Case(
        Optional<CaseId> id,
        CaseKind kind,
        Instant since,
        Optional<Declaration> declaration,
        List<String> orders,
        NextAction next,
        Optional<String> subject,
        Optional<String> text,
        Optional<String> version) {
    public Case {
        orders = List.copyOf(orders);
    }

    static Case of(CaseKind kind, Instant since, Declaration declaration, NextAction next) {
        return new Case(
                Optional.empty(),
                kind,
                since,
                Optional.of(declaration),
                List.of(),
                next,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    static Case ofAttention(Instant since, Declaration declaration, NextAction next, String version) {
        return new Case(
                Optional.of(new CaseId(declaration.id().value())),
                CaseKind.ATTENTION,
                since,
                Optional.of(declaration),
                List.of(),
                next,
                Optional.empty(),
                Optional.empty(),
                Optional.of(version));
    }

    /**
     * Every receipt comes with a message of its declaration, but what was sent too often may be noticed without one.
     *
     * @param messages the number of the declaration's last message
     * @param attention what it asks for attention for
     */
    static String versionOf(int messages, String attention) {
        return messages + "-" + attention;
    }

    static Case toJudge(CaseId id, CaseKind kind, Instant since, List<String> orders, NextAction next) {
        return new Case(
                Optional.of(id),
                kind,
                since,
                Optional.empty(),
                orders,
                next,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** @param id empty of a receipt from before such cases had one */
    static Case ofReceipt(Optional<CaseId> id, Instant since, NextAction next, String subject, Optional<String> text) {
        return new Case(
                id,
                CaseKind.UNKNOWN_DOCUMENT,
                since,
                Optional.empty(),
                List.of(),
                next,
                Optional.of(subject),
                text,
                Optional.empty());
    }

    static Case ofMessage(MessageId message, Instant since, NextAction next, String why) {
        return new Case(
                Optional.of(new CaseId(message.value())),
                CaseKind.UNREADABLE_MESSAGE,
                since,
                Optional.empty(),
                List.of(),
                next,
                Optional.of(message.toString()),
                Optional.of(why),
                Optional.empty());
    }
}
