using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Cordon.Core.Language;
using Cordon.Core.Values;

namespace Cordon.Engine.Evidence;

/// <summary>
/// What of a challenger's report an approval rests on, read from the very text that the person saw and that stays in the journal: whether it is
/// this challenger's, as of when it was made, and how much is known.
/// </summary>
/// <param name="Challenger">The challenger, by number.</param>
/// <param name="Policy">The policy that it is compared with, by number.</param>
/// <param name="AsOf">As of when.</param>
/// <param name="Victims">Victims' payments decided since the challenger stood, of whom a person spoke.</param>
/// <param name="Genuine">Payments decided since, presumed genuine.</param>
public sealed record ChallengerReport(uint Challenger, uint Policy, Instant AsOf, long Victims, long Genuine)
{
    /// <summary>Victims' payments without which nothing can be told of a model.</summary>
    public const int VictimsMin = 10;

    /// <summary>Genuine payments without which a budget of ten held of ten thousand is not one payment.</summary>
    public const int GenuineMin = 1_000;

    /// <summary>Characters of a report: it has a few thousand, and twenty identifiers of examples.</summary>
    public const int CharactersMax = 64 * 1024;

    /// <summary>Hexadecimal digits of an identifier: half of SHA-256.</summary>
    private const int IdLength = 32;

    /// <summary>How old a report may be that is approved by: who looks at it one day decides by the next morning.</summary>
    public static readonly TimeSpan AgeMax = TimeSpan.FromHours(24);

    /// <summary>What a report is called: a hash of its text, so that the same report has the same name and another state another.</summary>
    public static string IdOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..IdLength];

    /// <summary>Reads a report; null where the text is none.</summary>
    /// <param name="text">
    /// JSON: <c>challenger</c>, <c>policy</c>, <c>as_of</c>, and <c>evidence</c> with <c>victims_payments</c> and <c>genuine_payments</c>.
    /// </param>
    public static ChallengerReport? Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > CharactersMax)
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(text);
            var root = document.RootElement;
            var evidence = root.GetProperty("evidence");
            return Instant.TryParse(Encoding.UTF8.GetBytes(root.GetProperty("as_of").GetString() ?? ""), out var asOf)
                ? new ChallengerReport(
                    root.GetProperty("challenger").GetUInt32(), root.GetProperty("policy").GetUInt32(), asOf,
                    evidence.GetProperty("victims_payments").GetInt64(), evidence.GetProperty("genuine_payments").GetInt64())
                : null;
        }
        catch (Exception unlike) when (unlike is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            return null;
        }
    }

    /// <summary>Why it is not enough to approve a model by; null where it is.</summary>
    public static Phrase? Lacking(long victims, long genuine) =>
        victims < VictimsMin
            ? new Phrase(
                "of the payments decided since it was proposed {0} are known to be victims'; it takes {1} to approve a model by",
                "提请以来研判的付款中，已知为受害人付款的有{0}笔；批准模型须有{1}笔").With(victims, VictimsMin)
        : genuine < GenuineMin
            ? new Phrase(
                "of the payments decided since it was proposed {0} are presumed genuine by now; it takes {1} to approve a model by",
                "提请以来研判的付款中，现可推定为正常的有{0}笔；批准模型须有{1}笔").With(genuine, GenuineMin)
            : null;
}
