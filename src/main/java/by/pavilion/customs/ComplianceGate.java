package by.pavilion.customs;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Set;

/** Which goods may come by which mode, by the rules of the day. */
@ApplicationScoped
public class ComplianceGate {
    private final Rules rules;

    ComplianceGate(Rules rules) {
        this.rules = rules;
    }

    /**
     * Whether the goods may come by this mode.
     *
     * @param hsCode ten digits of the Chinese tariff
     */
    public Compliance check(String hsCode, CustomsMode mode, LocalDate date) {
        return rules.book().compliance(hsCode, mode, date);
    }

    /** The modes that plainly allow the goods. */
    public Set<CustomsMode> modes(String hsCode, LocalDate date) {
        return rules.book().modes(hsCode, date);
    }
}
