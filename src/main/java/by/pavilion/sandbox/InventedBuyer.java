package by.pavilion.sandbox;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A buyer who does not exist. The identity number adds up, but its first six digits name no district, so it can be nobody's.
 */
public record InventedBuyer(
        String name, String idNumber, String phone, String province, String city, String town, String detail) {
    private static final String NO_DISTRICT = "119900";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd");
    private static final List<String> FAMILY = List.of("赵", "钱", "孙", "李", "周", "吴", "郑", "王");
    private static final List<String> GIVEN = List.of("样例", "示范", "演示", "样品", "试购", "样本");
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECK_CHARACTERS = "10X98765432";

    public static InventedBuyer random(RandomGenerator random) {
        LocalDate born = LocalDate.of(1970, 1, 1).plusDays(random.nextInt(12_000));
        return new InventedBuyer(
                FAMILY.get(random.nextInt(FAMILY.size())) + GIVEN.get(random.nextInt(GIVEN.size())),
                withCheckCharacter(NO_DISTRICT + DAY.format(born) + "%03d".formatted(random.nextInt(1000))),
                "100" + "%08d".formatted(random.nextInt(100_000_000)),
                "海南省",
                "海口市",
                "龙华区",
                "样例路" + (1 + random.nextInt(200)) + "号");
    }

    static String withCheckCharacter(String digits) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (digits.charAt(i) - '0');
        }
        return digits + CHECK_CHARACTERS.charAt(sum % 11);
    }

    @Override
    public String toString() {
        return "InventedBuyer[" + city + "]";
    }
}
