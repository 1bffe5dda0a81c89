using Cordon.Core.Exchange;

namespace Cordon.Web.Abroad;

/// <summary>A line of a list of identifiers, as it is read.</summary>
/// <param name="Number">Which, from 1.</param>
/// <param name="Item">What it names; the default where it names nothing.</param>
/// <param name="Fault">Why it cannot be asked about; null where it can.</param>
/// <param name="First">The line that names the same before it; 0 where none does.</param>
internal sealed record QuestionLine(int Number, CanonicalIdentifier Item, Phrase? Fault, int First)
{
    /// <summary>Whether it is asked about: each identifier is once.</summary>
    public bool IsAsked => Fault is null && First == 0;

    /// <summary>Reads a list; lines without anything are passed over.</summary>
    public static IReadOnlyList<QuestionLine> Read(CanonicalKind kind, string text)
    {
        var (lines, seen) = (new List<QuestionLine>(), new Dictionary<CanonicalIdentifier, int>());
        foreach (var (index, written) in text.Split('\n').Index().Where(line => !string.IsNullOrWhiteSpace(line.Item)))
        {
            var reading = Canonicaliser.Read(kind, written.Trim());
            var fault = !reading.IsRead ? QuestionWords.FaultOf(reading.Fault!)
                : reading.Identifier.Kind != kind ? QuestionWords.OtherKind(reading.Identifier.Kind)
                : null;
            var first = fault is null && !seen.TryAdd(reading.Identifier, index + 1) ? seen[reading.Identifier] : 0;
            lines.Add(new QuestionLine(index + 1, reading.Identifier, fault, first));
        }

        return lines;
    }
}
