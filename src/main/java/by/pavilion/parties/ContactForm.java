package by.pavilion.parties;

import java.util.regex.Pattern;

/** How phones and postcodes of China are written, and how long names and parts of an address may be on customs' documents. */
public final class ContactForm {
    public static final int LONGEST_NAME = 60;
    public static final int LONGEST_CITY = 50;
    public static final int LONGEST_DISTRICT = 50;
    public static final int LONGEST_STREET = 80;

    private static final Pattern MOBILE = Pattern.compile("(\\+?86[- ]?)?1[3-9]\\d{9}");
    private static final Pattern LANDLINE = Pattern.compile("0\\d{2,3}-?\\d{7,8}");
    private static final Pattern POSTCODE = Pattern.compile("\\d{6}");

    private ContactForm() {}

    public static boolean isMobile(String phone) {
        return MOBILE.matcher(phone).matches();
    }

    public static boolean isLandline(String phone) {
        return LANDLINE.matcher(phone).matches();
    }

    public static boolean isPostcode(String text) {
        return POSTCODE.matcher(text).matches();
    }
}
