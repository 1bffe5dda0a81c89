using System.Text;
using Cordon.Core.Values;

namespace Cordon.Core.Names;

/// <summary>
/// What facts besides the name do to a score. A fact that agrees takes away a part of the doubt that is left; one that differs takes away a part of
/// the score; one that a side does not know does nothing.
/// </summary>
internal static class FactComparison
{
    // Parts of the doubt that an equal and a near fact take away, and what is left of the score when it differs, in millionths.
    private readonly record struct Weights(int Equal, int Near, int LeftWhenDiffering);

    private static readonly Weights Birth = new(600_000, 250_000, 400_000);

    /// <summary>Only the years are known on a side: millions share one.</summary>
    private const int BirthYear = 300_000;

    /// <summary>Another day in the same year is a slip as often as another person.</summary>
    private const int OtherDayLeft = 700_000;

    /// <summary>
    /// People move, and lists tell a nationality where a bank knows a residence: another country is nearly as likely of the one listed as of a namesake. It
    /// takes so little that the commonest name, written as it is listed, stays above the threshold.
    /// </summary>
    private static readonly Weights Country = new(150_000, 0, 950_000);

    private static readonly Weights Document = new(900_000, 300_000, 500_000);
    private static readonly Weights Account = new(800_000, 0, 980_000);
    private static readonly Weights Phone = new(500_000, 0, 970_000);

    /// <summary>Under it the names are two names, and a birthday or a country that agrees brings them no nearer; only a number of one's own does.</summary>
    public const int NameMin = 550_000;

    /// <summary>Of shorter numbers, one that differs in a letter is another one.</summary>
    private const int DocumentLettersMin = 5;

    /// <summary>Telephone numbers are compared by their last digits: with and without the country's prefix.</summary>
    private const int PhoneDigits = 8;

    public static NameMatch Add(Score name, List<ComparedFact> facts, NameFacts asked, NameFacts listed)
    {
        var isNear = name.Millionths >= NameMin;
        var score = Births(name.Millionths, facts, asked.Births, listed.Births, isNear);
        var country = isNear ? Country : Country with { Equal = 0 };
        score = Numbers("country", country, score, facts, asked.Countries, listed.Countries, isNearCounted: false, c => c.ToUpperInvariant());
        score = Numbers("document", Document, score, facts, asked.Documents, listed.Documents, isNearCounted: true, Plain);
        score = Numbers("account", Account, score, facts, asked.Accounts, listed.Accounts, isNearCounted: false, Plain);
        score = Numbers("phone", isNear ? Phone : Phone with { Equal = 0 }, score, facts, asked.Phones, listed.Phones, isNearCounted: false, LastDigits);
        return new NameMatch(new Score(score), name, facts);
    }

    /// <summary>The most that a score could become by what both sides know: a candidate that stays below the threshold is done with.</summary>
    public static int MostOf(int score, NameFacts asked, NameFacts listed)
    {
        var isNear = score >= NameMin;
        score = isNear && asked.Births.Count > 0 && listed.Births.Count > 0 ? Gain(score, Birth.Equal) : score;
        score = isNear && asked.Countries.Count > 0 && listed.Countries.Count > 0 ? Gain(score, Country.Equal) : score;
        score = asked.Documents.Count > 0 && listed.Documents.Count > 0 ? Gain(score, Document.Equal) : score;
        score = asked.Accounts.Count > 0 && listed.Accounts.Count > 0 ? Gain(score, Account.Equal) : score;
        return isNear && asked.Phones.Count > 0 && listed.Phones.Count > 0 ? Gain(score, Phone.Equal) : score;
    }

    /// <summary>A document's or an account's number in capitals and digits only.</summary>
    public static string Plain(string number)
    {
        var plain = new StringBuilder(number.Length);
        foreach (var letter in number.Where(char.IsLetterOrDigit))
        {
            plain.Append(char.ToUpperInvariant(letter));
        }

        return plain.ToString();
    }

    /// <summary>The digits of a telephone number that do not depend on where it is called from.</summary>
    public static string LastDigits(string phone)
    {
        var digits = string.Concat(phone.Where(char.IsAsciiDigit));
        return digits.Length > PhoneDigits ? digits[^PhoneDigits..] : digits;
    }

    private static int Births(int score, List<ComparedFact> facts, IReadOnlyList<BirthDate> asked, IReadOnlyList<BirthDate> listed, bool isNear)
    {
        if (asked.Count == 0 || listed.Count == 0)
        {
            facts.Add(Unknown("birth date", Text(asked.Select(b => b.ToText())), Text(listed.Select(b => b.ToText()))));
            return score;
        }

        var best = (After: -1, Agreement: FactAgreement.Differs, Words: "", Asked: asked[0], Listed: listed[0]);
        foreach (var one in asked)
        {
            foreach (var other in listed)
            {
                var (after, agreement, words) = Birthdays(score, one, other);
                after = isNear ? after : Math.Min(after, score);
                best = after > best.After ? (after, agreement, words, one, other) : best;
            }
        }

        facts.Add(new("birth date", best.Agreement, best.Asked.ToText(), best.Listed.ToText(), best.After - score, best.Words));
        return best.After;
    }

    private static (int After, FactAgreement Agreement, string Words) Birthdays(int score, BirthDate a, BirthDate b)
    {
        if (Math.Abs(a.Year - b.Year) > 1)
        {
            return (Part(score, Birth.LeftWhenDiffering), FactAgreement.Differs, $"{Math.Abs(a.Year - b.Year)} years apart");
        }

        var areWhole = a.Day > 0 && b.Day > 0;
        if (a.Year != b.Year)
        {
            var isSameDay = areWhole && (a.Month, a.Day) == (b.Month, b.Day);
            return areWhole && !isSameDay
                ? (Part(score, Birth.LeftWhenDiffering), FactAgreement.Differs, "another day of another year")
                : (Gain(score, isSameDay ? Birth.Near : 0), FactAgreement.Near, "a year apart");
        }

        if (a.Month == 0 || b.Month == 0 || (a.Month == b.Month && !areWhole))
        {
            return (Gain(score, BirthYear), FactAgreement.Equal, "the same as far as it is known");
        }

        if ((a.Month, a.Day) == (b.Month, b.Day))
        {
            return (Gain(score, Birth.Equal), FactAgreement.Equal, "the same day");
        }

        return areWhole && ((a.Month, a.Day) == (b.Day, b.Month) || a.Month == b.Month || a.Day == b.Day)
            ? (Gain(score, (a.Month, a.Day) == (b.Day, b.Month) ? Birth.Near : 0), FactAgreement.Near, "one slip apart")
            : (Part(score, OtherDayLeft), FactAgreement.Differs, "another day of the same year");
    }

    private static int Numbers(
        string fact, Weights weights, int score, List<ComparedFact> facts, IReadOnlyList<string> asked, IReadOnlyList<string> listed, bool isNearCounted,
        Func<string, string> plain)
    {
        if (asked.Count == 0 || listed.Count == 0)
        {
            facts.Add(Unknown(fact, Text(asked), Text(listed)));
            return score;
        }

        var best = (Agreement: FactAgreement.Differs, Asked: asked[0], Listed: listed[0]);
        foreach (var one in asked)
        {
            foreach (var other in listed)
            {
                var agreement = Agreement(plain(one), plain(other), isNearCounted);
                if (agreement < best.Agreement)
                {
                    best = (agreement, one, other);
                }
            }
        }

        var after = best.Agreement switch
        {
            FactAgreement.Equal => Gain(score, weights.Equal),
            FactAgreement.Near => Gain(score, weights.Near),
            _ => Part(score, weights.LeftWhenDiffering),
        };
        var words = best.Agreement switch
        {
            FactAgreement.Equal => "the same",
            FactAgreement.Near => "one slip apart",
            _ => asked.Count * listed.Count > 1 ? "none of them the same" : "another",
        };
        facts.Add(new(fact, best.Agreement, best.Asked, best.Listed, after - score, words));
        return after;
    }

    private static FactAgreement Agreement(string a, string b, bool isNearCounted) =>
        a.Length > 0 && a == b ? FactAgreement.Equal
        : isNearCounted && Math.Min(a.Length, b.Length) > DocumentLettersMin && EditDistance.Of(a, b) == 1 ? FactAgreement.Near
        : FactAgreement.Differs;

    private static ComparedFact Unknown(string fact, string asked, string listed) =>
        new(fact, FactAgreement.Unknown, asked, listed, 0, asked.Length == 0 && listed.Length == 0 ? "known to neither side"
            : asked.Length == 0 ? "not known of the one asked about" : "not known of the one listed");

    private static string Text(IEnumerable<string> values) => string.Join("; ", values);

    private static int Gain(int score, int part) => score + (int)((long)(Score.One - score) * part / Score.One);

    private static int Part(int score, int left) => (int)((long)score * left / Score.One);
}
