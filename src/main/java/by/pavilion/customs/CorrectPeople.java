package by.pavilion.customs;

import by.pavilion.parties.Buyer;
import by.pavilion.parties.ContactForm;
import by.pavilion.parties.IdentityNumber;
import by.pavilion.parties.Parties;
import by.pavilion.parties.Recipient;
import by.pavilion.parties.RecipientRef;
import by.pavilion.parties.ShipTo;
import by.pavilion.shared.FieldError;
import by.pavilion.shared.PlainText;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Names the buyer and the consignee's address rightly. They are put right where they are kept, so that order, carrier and customs
 * go on saying the same. The province stays, since freight went by it and goods may not go everywhere.
 */
@ApplicationScoped
public class CorrectPeople {
    private final Parties parties;

    CorrectPeople(Parties parties) {
        this.parties = parties;
    }

    /** What is to be said from now on; what is absent stays. Its text names nobody. */
    public record Correction(
            Optional<String> name,
            Optional<String> idNumber,
            Optional<String> phone,
            Optional<String> city,
            Optional<String> district,
            Optional<String> street,
            Optional<String> postcode) {

        boolean isEmpty() {
            return parts().allMatch(Optional::isEmpty);
        }

        /** All of it, to tell one wish from another. */
        String everything() {
            return parts().map(part -> part.map(text -> "=" + text).orElse("")).collect(Collectors.joining("\n"));
        }

        private Stream<Optional<String>> parts() {
            return Stream.of(name, idNumber, phone, city, district, street, postcode);
        }

        private Recipient of(Recipient before) {
            Buyer buyer = before.buyer();
            ShipTo shipTo = before.shipTo();
            return new Recipient(
                    new Buyer(
                            name.orElse(buyer.name()), idNumber.orElse(buyer.idNumber()), phone.orElse(buyer.phone())),
                    new ShipTo(
                            shipTo.name(),
                            shipTo.phone(),
                            shipTo.province(),
                            city.orElse(shipTo.city()),
                            district.orElse(shipTo.district()),
                            street.orElse(shipTo.street()),
                            postcode.orElse(shipTo.postcode())));
        }

        @Override
        public String toString() {
            return "Correction[]";
        }
    }

    /** The people before and after. */
    record Corrected(Recipient before, Recipient after) {
        boolean isNothing() {
            return before.equals(after);
        }

        boolean isOfIdentity() {
            return !before.buyer().name().equals(after.buyer().name()) || isOfNumber();
        }

        boolean isOfNumber() {
            return !before.buyer().idNumber().equals(after.buyer().idNumber());
        }

        /** Whether it is of what stands on the waybill: who takes the parcel, and where. */
        boolean isOfConsignee() {
            return !before.shipTo().address().equals(after.shipTo().address())
                    || !before.shipTo().name().equals(after.shipTo().name())
                    || !before.shipTo().phone().equals(after.shipTo().phone());
        }

        /** Which fields differ, and not what they say. */
        String fields() {
            List<String> fields = new ArrayList<>();
            add(fields, "name", before.buyer().name(), after.buyer().name());
            add(fields, "idNumber", before.buyer().idNumber(), after.buyer().idNumber());
            add(fields, "phone", before.buyer().phone(), after.buyer().phone());
            add(fields, "consigneeName", before.shipTo().name(), after.shipTo().name());
            add(
                    fields,
                    "consigneePhone",
                    before.shipTo().phone(),
                    after.shipTo().phone());
            add(fields, "city", before.shipTo().city(), after.shipTo().city());
            add(fields, "district", before.shipTo().district(), after.shipTo().district());
            add(fields, "street", before.shipTo().street(), after.shipTo().street());
            add(fields, "postcode", before.shipTo().postcode(), after.shipTo().postcode());
            return String.join(", ", fields);
        }

        private static void add(List<String> fields, String field, String before, String after) {
            if (!before.equals(after)) {
                fields.add(field);
            }
        }
    }

    /**
     * The people as they are to be; it is a disclosure like any other.
     *
     * @param today in China
     * @param wrong takes what no order could have been placed with
     */
    Corrected corrected(RecipientRef ref, Correction correction, LocalDate today, List<FieldError> wrong) {
        words("/buyer/name", correction.name(), wrong);
        form("/buyer/phone", correction.phone(), ContactForm::isMobile, "phone", wrong);
        words("/shipTo/city", correction.city(), wrong);
        words("/shipTo/district", correction.district(), wrong);
        words("/shipTo/street", correction.street(), wrong);
        form(
                "/shipTo/postcode",
                correction.postcode(),
                text -> text.isEmpty() || ContactForm.isPostcode(text),
                "postcode",
                wrong);
        Recipient before = parties.disclose(ref, "correction of a declaration");
        Recipient after = correction.of(before);
        if (correction.idNumber().isPresent()
                && !IdentityNumber.isValid(after.buyer().idNumber(), today)) {
            wrong.add(FieldError.of("/buyer/idNumber", "identity-number"));
        }
        return new Corrected(before, after);
    }

    /** The buyer stays, and the parcel goes to somebody else or somewhere else; a disclosure, too. */
    Corrected moved(RecipientRef ref, UnaryOperator<ShipTo> shipTo) {
        Recipient before = parties.disclose(ref, "change of address");
        return new Corrected(before, new Recipient(before.buyer(), shipTo.apply(before.shipTo())));
    }

    private static void form(
            String at, Optional<String> text, Predicate<String> form, String reason, List<FieldError> wrong) {
        if (text.filter(form.negate()).isPresent()) {
            wrong.add(FieldError.of(at, reason));
        }
    }

    /** What stands on customs' documents is compared letter by letter with what others have written. */
    private static void words(String at, Optional<String> text, List<FieldError> wrong) {
        text.ifPresent(words -> {
            if (PlainText.isBlank(words)) {
                wrong.add(FieldError.of(at, "required"));
            } else if (PlainText.hasHidden(words)) {
                wrong.add(FieldError.of(at, "malformed"));
            } else if (PlainText.hasUnseen(words)) {
                wrong.add(FieldError.of(at, "hidden-characters"));
            }
        });
    }
}
