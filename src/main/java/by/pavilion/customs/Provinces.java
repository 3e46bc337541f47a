package by.pavilion.customs;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where parcels go: the 31 provinces of the mainland, by their full or short Chinese names. Hong Kong, Macao and Taiwan are
 * other customs territories.
 */
public final class Provinces {
    private static final Set<String> SERVED = Set.of(
            "北京", "天津", "河北", "山西", "内蒙古", "辽宁", "吉林", "黑龙江", "上海", "江苏", "浙江", "安徽", "福建", "江西", "山东", "河南", "湖北",
            "湖南", "广东", "广西", "海南", "重庆", "四川", "贵州", "云南", "西藏", "陕西", "甘肃", "青海", "宁夏", "新疆");
    private static final Pattern KIND = Pattern.compile("(省|市|(壮族|回族|维吾尔)?自治区)$");

    private Provinces() {}

    public static boolean isServed(String name) {
        return SERVED.contains(shortName(name));
    }

    /** 上海 of 上海市: the name by which zones know a province. */
    public static String shortName(String name) {
        return KIND.matcher(name).replaceFirst("");
    }

    /** All of them by their short names. */
    public static Set<String> served() {
        return SERVED;
    }
}
