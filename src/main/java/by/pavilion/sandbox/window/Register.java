package by.pavilion.sandbox.window;

import by.pavilion.sandbox.Fingerprints;
import by.pavilion.sandbox.window.CustomsMessage.Entry;
import by.pavilion.sandbox.window.DocumentStore.Change;
import by.pavilion.sandbox.window.DocumentStore.Fresh;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Keeps documents, each under its key: a message's by a handful of statements however many they are. */
@ApplicationScoped
class Register {
    private static final Refusal NOTHING_TO_DELETE = new Refusal("-301009", "要删除的订单不存在");
    private static final Refusal LIST_UNDER_WAY = new Refusal("-621012", "清单状态不允许变更");
    private static final Refusal LIST_DECLARED = new Refusal("-301011", "订单已申报清单,不允许变更");

    private final DocumentStore documents;
    private final Fingerprints fingerprints;
    private final WindowConfig config;
    private final Clock clock;

    Register(DocumentStore documents, Fingerprints fingerprints, WindowConfig config, Clock clock) {
        this.documents = documents;
        this.fingerprints = fingerprints;
        this.config = config;
        this.clock = clock;
    }

    /** For each document, in their order, why it is not kept; empty when it is. In the caller's transaction. */
    List<Optional<Refusal>> keep(DocumentKind kind, List<String> recipients, List<Entry> sent) {
        List<Optional<Refusal>> answers = new ArrayList<>(Collections.nCopies(sent.size(), Optional.empty()));
        List<Integer> left = IntStream.range(0, sent.size()).boxed().toList();
        while (!left.isEmpty()) {
            Map<String, Integer> byKey = new TreeMap<>(); // rows are always locked in the order of their keys
            List<Integer> sameKey = new ArrayList<>();
            for (Integer index : left) {
                if (byKey.putIfAbsent(kind.key(sent.get(index)), index) != null) {
                    sameKey.add(index);
                }
            }
            keep(kind, recipients, sent, byKey, answers);
            left = sameKey;
        }
        return answers;
    }

    private void keep(
            DocumentKind kind,
            List<String> recipients,
            List<Entry> sent,
            Map<String, Integer> byKey,
            List<Optional<Refusal>> answers) {
        Map<String, Registered> known = documents.lock(kind, byKey.keySet());
        List<Fresh> fresh = new ArrayList<>();
        List<Change> changes = new ArrayList<>();
        byKey.forEach((key, index) -> {
            Entry document = sent.get(index);
            Optional<Registered> old = Optional.ofNullable(known.get(key));
            Optional<Refusal> refusal = old.isPresent()
                    ? refusalOfChange(document, old.get())
                    : isDeletion(document) ? Optional.of(NOTHING_TO_DELETE) : Optional.empty();
            answers.set(index, refusal);
            if (refusal.isEmpty()) {
                Entry facts = Facts.of(document, fingerprints);
                old.ifPresentOrElse(
                        there -> changes.add(new Change(there.id(), facts)), () -> fresh.add(new Fresh(key, facts)));
            }
        });
        Instant now = clock.instant();
        Instant dueAt = now.plus(config.step());
        if (documents.insert(kind, recipients, fresh, now, dueAt) < fresh.size()) {
            for (Fresh late : fresh) {
                Registered there = documents.lock(kind, late.key());
                if (!there.facts().equals(late.facts())) { // another message was faster
                    Optional<Refusal> refusal = refusalOfChange(late.facts(), there);
                    answers.set(byKey.getOrDefault(late.key(), 0), refusal);
                    if (refusal.isEmpty()) {
                        changes.add(new Change(there.id(), late.facts()));
                    }
                }
            }
        }
        documents.replace(changes, recipients, dueAt);
    }

    /** Why a document may not take the place of the one that is there under its key. */
    private Optional<Refusal> refusalOfChange(Entry document, Registered old) {
        boolean isNew = document.text("appType").equals("1");
        if (!old.hasFailed() && isNew && !old.isDeletion()) {
            return Optional.of(old.kind().duplicate());
        }
        if (old.kind().isSigned()) {
            return old.hasFailed() ? Optional.empty() : Optional.of(LIST_UNDER_WAY);
        }
        return listIsDeclared(document.text("orderNo")) ? Optional.of(LIST_DECLARED) : Optional.empty();
    }

    private boolean listIsDeclared(String orderNo) {
        return documents.ofOrder(orderNo).stream()
                .anyMatch(document -> document.kind() == DocumentKind.LIST && !document.hasFailed());
    }

    private static boolean isDeletion(Entry document) {
        return document.text("appType").equals("3");
    }
}
