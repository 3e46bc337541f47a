package by.pavilion.customs;

import by.pavilion.identity.Audit;
import by.pavilion.identity.Audited;
import by.pavilion.identity.AuditedKind;
import by.pavilion.parties.Parties;
import by.pavilion.shared.FieldError;
import by.pavilion.shared.IdempotencyKey;
import by.pavilion.shared.IdempotencyKeys;
import by.pavilion.shared.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Says better what goods are and who has ordered them, after a document was refused for it; of people, while the order is held,
 * too. An order that customs has registered already is changed there, so that it goes on agreeing with the list.
 */
@ApplicationScoped
public class CorrectDeclaration {
    private final DeclarationStore declarations;
    private final DeclarationDesk desk;
    private final FilingStore filings;
    private final HoldStore holds;
    private final CorrectGoods correctGoods;
    private final CorrectPeople correctPeople;
    private final Parties parties;
    private final Quota quota;
    private final IdempotencyKeys keys;
    private final Audit audit;
    private final CustomsAudit customsAudit;
    private final Clock clock;

    CorrectDeclaration(
            DeclarationStore declarations,
            DeclarationDesk desk,
            FilingStore filings,
            HoldStore holds,
            CorrectGoods correctGoods,
            CorrectPeople correctPeople,
            Parties parties,
            Quota quota,
            IdempotencyKeys keys,
            Audit audit,
            CustomsAudit customsAudit,
            Clock clock) {
        this.declarations = declarations;
        this.desk = desk;
        this.filings = filings;
        this.holds = holds;
        this.correctGoods = correctGoods;
        this.correctPeople = correctPeople;
        this.parties = parties;
        this.quota = quota;
        this.keys = keys;
        this.audit = audit;
        this.customsAudit = customsAudit;
        this.clock = clock;
    }

    /** What is to be corrected. */
    public record Wish(List<CorrectGoods.Correction> lines, CorrectPeople.Correction people) {
        private String everything() {
            return people.isEmpty() ? lines.toString() : lines + "\n" + people.everything();
        }
    }

    /**
     * Corrects a declaration, once for each key. Refused documents go to customs when it is resubmitted; of the others those that
     * name what was corrected are filed anew at once, which they can be as soon as customs has decided on them.
     *
     * @throws by.pavilion.shared.Problem {@code declaration-not-found}, {@code declaration-not-resubmittable},
     *     {@code declared-by-platform}, {@code order-document-under-way}, {@code above-year-limit} and
     *     {@code above-year-quantity} when the order is another person's whose year is full, 422 for everything that is wrong
     */
    public void correct(String caller, IdempotencyKey key, DeclarationId id, Wish wish) {
        Transactions.retrying(() -> {
            Optional<String> earlier =
                    keys.claim(caller, key, "correct declaration\n" + id + "\n" + wish.everything(), id.toString());
            if (earlier.isEmpty()) {
                correct(id, wish);
            }
            return earlier;
        });
    }

    private void correct(DeclarationId id, Wish wish) {
        Folders folders = desk.open(List.of(id));
        if (folders.isEmpty()) {
            throw CustomsProblems.noSuchDeclaration();
        }
        Declaration declaration = folders.declaration(id);
        check(declaration, wish);
        List<FieldError> wrong = new ArrayList<>();
        DeclarationOrder order = Objects.requireNonNull(
                declarations.ordersOf(List.of(id)).get(id), "a declaration has what it declares");
        List<DeclarationLine> lines =
                correctGoods.corrected(order, wish.lines(), CustomsCalendar.dayOf(declaration.openedAt()), wrong);
        Optional<CorrectPeople.Corrected> people = wish.people().isEmpty()
                ? Optional.empty()
                : Optional.of(correctPeople.corrected(
                        declaration.recipient(), wish.people(), CustomsCalendar.dayOf(clock.instant()), wrong));
        if (!wrong.isEmpty()) {
            throw CustomsProblems.wrong(wrong);
        }
        people.ifPresent(corrected -> checkPeople(declaration, corrected));
        if (!wish.lines().isEmpty()) {
            declarations.replaceGoods(id, order.withLines(lines));
            desk.goodsCorrected(folders, id, clock.instant());
        }
        boolean waybillWaits =
                declaration.progress().document(DocumentType.WAYBILL).needsPerson();
        people.ifPresent(
                corrected -> write(folders, declaration, corrected, corrected.isOfConsignee() && !waybillWaits));
        desk.putAway(folders);
        customsAudit.changed(
                declaration,
                Map.of("lines", byNumber(order.lines())),
                folders.declaration(id),
                Map.of("lines", byNumber(lines), "people", people.map(CorrectPeople.Corrected::fields)));
    }

    private static Map<Integer, DeclarationLine> byNumber(List<DeclarationLine> lines) {
        return lines.stream().collect(Collectors.toMap(DeclarationLine::number, Function.identity()));
    }

    private void check(Declaration declaration, Wish wish) {
        DeclarationProgress progress = declaration.progress();
        boolean people = !wish.people().isEmpty();
        if (wish.lines().isEmpty() && !people) {
            throw CustomsProblems.wrong(List.of(FieldError.of("/lines", "required")));
        }
        if (people && progress.document(DocumentType.ORDER).filedBy() != FiledBy.STORE) {
            throw CustomsProblems.declaredByPlatform(declaration.channel());
        }
        boolean goodsInTime = wish.lines().isEmpty() || progress.isCorrectable();
        boolean peopleInTime = !people || progress.arePeopleCorrectable() || isHeldBeforeTheList(declaration);
        if (!goodsInTime || !peopleInTime) {
            throw CustomsProblems.notResubmittable(progress.state());
        }
        checkNothingUnderWay(progress, false, false);
    }

    /** While an order is held no list of it goes out, so that what customs knows already is filed anew before. */
    private boolean isHeldBeforeTheList(Declaration declaration) {
        return declaration.progress().isBeforeTheList()
                && holds.among(List.of(declaration.id())).contains(declaration.id());
    }

    /**
     * Puts people of a declaration that lies on the desk right. The carrier hears of another consignee also when
     * customs has refused its waybill: it may file that again by itself before anybody resubmits the declaration.
     *
     * @throws by.pavilion.shared.Problem {@code order-document-under-way}
     */
    void correct(Folders folders, Declaration declaration, CorrectPeople.Corrected people) {
        checkPeople(declaration, people);
        write(folders, declaration, people, people.isOfConsignee());
    }

    private static void checkPeople(Declaration declaration, CorrectPeople.Corrected people) {
        DeclarationProgress progress = declaration.progress();
        if (people.isOfIdentity() && progress.document(DocumentType.PAYMENT).filedBy() != FiledBy.PAYMENT_FIRM) {
            // nobody would say whether the other one has paid
            throw CustomsProblems.declaredByPlatform(declaration.channel());
        }
        checkNothingUnderWay(progress, people.isOfIdentity(), people.isOfConsignee());
    }

    private static void checkNothingUnderWay(DeclarationProgress progress, boolean identity, boolean address) {
        List<DocumentType> underWay = progress.underWay(identity, address);
        if (!underWay.isEmpty()) {
            throw CustomsProblems.documentsUnderWay(underWay);
        }
    }

    private void write(
            Folders folders, Declaration declaration, CorrectPeople.Corrected corrected, boolean carrierToo) {
        DeclarationId id = declaration.id();
        Instant now = clock.instant();
        parties.correct(declaration.recipient(), corrected.after());
        if (corrected.isOfNumber()) {
            quota.move(
                    declaration.orderId(),
                    parties.blindIndexes(corrected.after().buyer().idNumber()),
                    !declaration.channel().equals(PaymentDeclarations.OUR_CHANNEL));
        }
        DeclarationProgress before = folders.declaration(id).progress();
        DeclarationProgress after = before.peopleCorrected(corrected.isOfIdentity(), corrected.isOfConsignee(), now);
        List<DocumentType> anew = anew(before, after, carrierToo);
        DeclarationDocument payment = before.document(DocumentType.PAYMENT);
        boolean perhapsTaken = corrected.isOfIdentity() && payment.attempts() > 0; // though its firm's answer was lost
        if (anew.contains(DocumentType.PAYMENT) || (perhapsTaken && !payment.needsPerson())) {
            filings.another(id, payment);
        }
        desk.peopleCorrected(folders, id, progress -> after, anew, now);
        audit.note(new Audited(
                AuditedKind.BUYER,
                declaration.recipient().toString(),
                Optional.empty(),
                Map.of("corrected", ""),
                Map.of("corrected", corrected.fields(), "declaration", id.toString())));
    }

    /**
     * What is filed anew.
     *
     * @param carrierToo whether the carrier is told whatever customs has said of its waybill: it has numbered the
     *     parcel for another consignee, or may be asked for a number just now
     */
    private static List<DocumentType> anew(DeclarationProgress before, DeclarationProgress after, boolean carrierToo) {
        return DocumentType.BEFORE_THE_LIST.stream()
                .filter(type -> {
                    boolean begunAgain = before.document(type).state() != DocumentState.NEW
                            && after.document(type).state() == DocumentState.NEW;
                    return begunAgain || (carrierToo && type == DocumentType.WAYBILL);
                })
                .sorted()
                .toList();
    }
}
