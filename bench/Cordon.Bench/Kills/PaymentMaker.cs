using System.Globalization;

namespace Cordon.Bench.Kills;

/// <summary>Payments that meet every verdict of <see cref="Rules"/>, each with an identifier of its own.</summary>
internal sealed class PaymentMaker(int lane, Random random)
{
    /// <summary>The two banks that send besides the centre.</summary>
    public static readonly string[] Banks = ["HARBXA2X", "LANTXB2X"];

    /// <summary>The sender that speaks for all banks.</summary>
    public const string Centre = "CENTRE";

    private const int AccountsEach = 2_000;

    // Minor units; each class is met often, so that a verdict taken for another one shows.
    private static readonly int[] AmountsMax = [20_000, 20_000, 200_000, 900_000, 1_900_000, 4_900_000, 9_000_000];

    private long _made;

    /// <summary>Rules whose verdicts depend on the amount and on what was before; the version changes scores, not outcomes.</summary>
    public static string Rules(int version) => string.Create(CultureInfo.InvariantCulture, $$"""
        rules "kills" version {{version}}

        rule met-before
          when pair.count >= 1
          then warn
          score 0.1{{version % 10}}
          payer "You paid this account before."
          file "The pair has {pair.count} payments."

        rule busy-payer
          when payer.sent.count.24h >= 40
          then warn
          score 0.2{{version % 10}}
          payer "You paid often today."
          file "The payer sent {payer.sent.count.24h} payments."

        rule middling
          when amount >= 3000.00 EUR
          if unknown skip
          then warn
          score 0.3{{version % 10}}
          payer "Look twice at {amount}."
          file "The amount is {amount}."

        rule large
          when amount >= 10000.00 EUR
          if unknown skip
          then hold 4 h, then release
          score 0.7{{version % 10}}
          payer "We are holding your {amount}."
          file "The amount is {amount}."

        rule very-large
          when amount >= 20000.00 EUR
          if unknown skip
          then hold 8 h, then block
          score 0.8{{version % 10}}
          payer "We are holding your {amount}."
          file "The amount is {amount}."

        rule huge
          when amount >= 50000.00 EUR
          if unknown skip
          then block
          score 0.9{{version % 10}}
          payer "We have not sent your {amount}."
          file "The amount is {amount}."

        rule reported
          when payee.reports >= 1
          then hold 24 h, then release
          score 0.6{{version % 10}}
          payer "Others reported this account."
          file "The payee has {payee.reports} reports."
        """);

    public SentPayment Next() => Next(random.Next(3) switch { 0 => Centre, 1 => Banks[0], _ => Banks[1] });

    /// <summary>A payment that this one sends.</summary>
    public SentPayment Next(string sender) => Make(sender, string.Create(CultureInfo.InvariantCulture, $"P{lane}-{++_made}"));

    /// <summary>Another payment under the identifier and the key of one there is.</summary>
    public SentPayment Contradicting(SentPayment sent) => Make(sent.Sender, sent.PaymentId) is var other && other.AmountMinor != sent.AmountMinor
        ? other : Contradicting(sent);

    /// <summary>Another bank's payment that has the same identifier, which is its right.</summary>
    public SentPayment Namesake(SentPayment sent) => Make(sent.Sender == Banks[0] ? Banks[1] : Banks[0], sent.PaymentId);

    private SentPayment Make(string sender, string id)
    {
        var forth = random.Next(2);
        var (payerBank, payeeBank) = (Banks[forth], Banks[1 - forth]);
        var (payer, payee) = ($"{random.Next(AccountsEach):D10}", $"{random.Next(AccountsEach):D10}");
        var minor = 100 + random.Next(AmountsMax[random.Next(AmountsMax.Length)]);
        var time = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() - random.Next(3_600_000);
        var written = DateTimeOffset.FromUnixTimeMilliseconds(time).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        var json = $"{{\"payment_id\":\"{id}\",\"time\":\"{written}\",\"payer_bank\":\"{payerBank}\",\"payer_account\":\"{payer}\","
            + $"\"payee_bank\":\"{payeeBank}\",\"payee_account\":\"{payee}\",\"amount\":\"{minor / 100}.{minor % 100:D2}\",\"currency\":\"EUR\"}}";
        return new SentPayment(sender, id, $"{payerBank}/{payer}", $"{payeeBank}/{payee}", time, minor, json);
    }
}
