using Cordon.Core.Intake;
using Cordon.Core.Values;

namespace Cordon.Web.Reporting;

/// <summary>What an officer takes down of a call: the words, and what was recognised in them and corrected.</summary>
internal sealed class CallNotes(string countryCode)
{
    /// <summary>Characters of a report's contact.</summary>
    private const int ContactCharactersMax = 400;

    /// <summary>Contacts by which earlier reports are looked for.</summary>
    private const int ContactsMax = 16;

    /// <summary>Stands between two contacts: with a blank alone two telephone numbers would be read as one in groups.</summary>
    private const string Apart = " / ";

    /// <summary>The spans of time in which the payment is looked for, in days; the second is begun with.</summary>
    public static readonly IReadOnlyList<int> Spans = [1, 7, 30, 365];

    private List<Chip> _chips = [];

    public string Text { get; private set; } = "";

    /// <summary>What was recognised and is not left out, in the order of the text.</summary>
    public IEnumerable<Chip> Chips => _chips.Where(chip => !chip.IsOut);

    /// <summary>How many more things the words name than are recognised.</summary>
    public int LeftOut { get; private set; }

    /// <summary>In how many days the payment was made.</summary>
    public int Days { get; set; } = Spans[1];

    /// <summary>The contacts of the other side, as a report has them; null for none.</summary>
    public string? Contact
    {
        get
        {
            var kept = new List<string>();
            foreach (var value in Theirs.Select(chip => Plain(chip.Value)))
            {
                if (kept.Sum(one => one.Length + Apart.Length) + value.Length <= ContactCharactersMax)
                {
                    kept.Add(value);
                }
            }

            return kept.Count == 0 ? null : string.Join(Apart, kept);
        }
    }

    /// <summary>
    /// What contacts are known again by, to look for earlier reports: the other side's, and those of which nobody has said whose they are. An earlier
    /// report may tell that, and looking files nothing.
    /// </summary>
    public IReadOnlyList<ContactKey> ContactKeys =>
        [.. Chips.Where(chip => chip.Read.IsContact && !chip.IsVictims).Take(ContactsMax).SelectMany(chip => ContactKey.Of(Plain(chip.Value))).Distinct()];

    /// <summary>Contacts of which nobody has said whose they are: they stay in the words, and are not filed as the other side's.</summary>
    public IReadOnlyList<string> Unsure => [.. Chips.Where(chip => chip.IsUnsure).Select(chip => chip.Value)];

    /// <summary>The first contact of which nobody has said whose it is; null for none.</summary>
    public Chip? FirstUnsure => Chips.FirstOrDefault(chip => chip.IsUnsure);

    /// <summary>Accounts of the other side.</summary>
    public IReadOnlyList<string> TheirAccounts => [.. Of(RecognisedKind.Account).Where(chip => !chip.IsVictims).Select(chip => chip.Value)];

    /// <summary>The sums that were said, as they were recognised and corrected.</summary>
    public IReadOnlyList<ToldAmount> Amounts => [.. Of(RecognisedKind.Amount).Select(chip => ToldAmount.Parse(chip.Value)).OfType<ToldAmount>()];

    private IEnumerable<Chip> Theirs => Chips.Where(chip => chip.Read.IsContact && chip.Owner == Owner.Scammer);

    /// <summary>Takes the words as they are now; corrections to what is still in them stay.</summary>
    public void Take(string text)
    {
        Text = text.Length > VictimWords.CharactersMax ? text[..VictimWords.CharactersMax] : text;
        var before = _chips.ToDictionary(chip => (chip.Read.Kind, chip.Read.Value));
        var found = VictimWords.Read(Text, countryCode, out var leftOut);
        LeftOut = leftOut;
        _chips = [.. found.Select(read => (before.GetValueOrDefault((read.Kind, read.Value)) ?? new Chip(read)).Again(read))];
    }

    /// <summary>The same, to be gone on with by itself.</summary>
    public CallNotes Copy() => new(countryCode) { Text = Text, Days = Days, LeftOut = LeftOut, _chips = [.. _chips.Select(chip => chip.Copy())] };

    /// <summary>By what the payment is looked for.</summary>
    public PaymentClues Clues(Instant now) => new(
        [.. Of(RecognisedKind.Account).Select(chip => chip.Value)], Amounts,
        [.. Of(RecognisedKind.PaymentId).Select(chip => chip.Value)], now + -TimeSpan.FromDays(Days), now + TimeSpan.FromDays(1));

    private IEnumerable<Chip> Of(RecognisedKind kind) => Chips.Where(chip => chip.Read.Kind == kind && chip.Value.Trim().Length > 0);

    /// <summary>A wallet without the name of its chain, which the reader of contacts writes before it.</summary>
    private static string Plain(string value) => value.Trim() is var trimmed && trimmed.IndexOf(':', StringComparison.Ordinal) is 3 ? trimmed[4..] : trimmed;
}
