using System.Globalization;
using Cordon.Core.Cases;
using Cordon.Core.Tracing;
using Cordon.Core.Values;
using Cordon.Formats.Trails;
using Cordon.Web.Language;
using Microsoft.AspNetCore.Components;

namespace Cordon.Web.Cases;

/// <summary>
/// The money trail as a drawing that is moved, looked at as it was at a moment, and asked what its parts are. The drawing is the one of every trail; what
/// moves it is the browser's, what tells of it is the server's.
/// </summary>
public sealed partial class TrailView
{
    /// <summary>Accounts told one by one of those that are drawn together: a screen or two.</summary>
    private const int AccountsMax = 50;

    private static readonly ILookup<int, TrailTold> Nothing = Array.Empty<TrailTold>().ToLookup(end => end.Account);

    private TrailReport? _drawn;
    private ILookup<int, TrailTold> _ends = Nothing;
    private TrailPart? _part;
    private string _until = "";
    private string _saidAt = "";
    private IReadOnlyList<int> _accounts = [];
    private IReadOnlyList<TrailTransfer> _transfers = [];

    /// <summary>The trail, masked where it is to be; null where there is none.</summary>
    [Parameter]
    public TrailReport? Trail { get; set; }

    /// <summary>Why there is none.</summary>
    [Parameter]
    public string? Why { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<FreezeOrder> Orders { get; set; }

    /// <summary>An order of any case by its number; null for one that whoever looks may not see.</summary>
    [Parameter, EditorRequired]
    public required Func<uint, FreezeOrder?> OrderOf { get; set; }

    /// <summary>What of each order was let go since the account's holder was right, in minor units.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyDictionary<uint, long> Righted { get; set; }

    [Parameter, EditorRequired]
    public required Speech Speech { get; set; }

    /// <summary>The address of the screen, with a question.</summary>
    [Parameter, EditorRequired]
    public required string Path { get; set; }

    /// <summary>What is chosen: a lane or a band by its name; null for nothing.</summary>
    [Parameter]
    public string? Choice { get; set; }

    /// <summary>Whether whoever looks may see orders.</summary>
    [Parameter, EditorRequired]
    public required bool MayOpenOrders { get; set; }

    private bool IsChosen => _transfers.Count + _accounts.Count > 0;

    protected override void OnParametersSet()
    {
        if (!ReferenceEquals(Trail, _drawn))
        {
            _drawn = Trail;
            var rests = Trail is null ? null : new TrailRests(Trail, Orders, OrderOf, Righted);
            _ends = rests?.All().ToLookup(end => end.Account) ?? Nothing;
            _part = rests is null ? null : TrailPart.Of(
                Trail!, TrailSvg.WidthPixels, Speech[CaseWords.Trail], name => $"{Path}&choice={name}", Speech.Tongue, Speech.Zone, rests.Drawn);
            var moments = _part?.Moments ?? [];
            _until = string.Join('|', moments.Select(moment => moment.X.ToString("0.#", CultureInfo.InvariantCulture)));
            _saidAt = string.Join('|', moments.Select(moment => Speech.Exactly(moment.At)).Prepend(Speech[CaseWords.Beginning]));
        }

        (_accounts, _transfers) = ([], []);
        if (_part is not null && Choice is [var kind and ('l' or 'b'), ..]
            && int.TryParse(Choice.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            _accounts = kind == 'l' && number < _part.Lanes.Count ? _part.Lanes[number] : [];
            _transfers = kind == 'b' && number < _part.Bands.Count ? [.. _part.Bands[number].Select(transfer => Trail!.Transfers[transfer])] : [];
        }
    }

    /// <summary>Another part of this screen; what is chosen stays so.</summary>
    private string Link(string part) => $"{Path}{(Choice is null ? "" : "&choice=" + Uri.EscapeDataString(Choice))}#{part}";

    private IEnumerable<(string Colour, Phrase Words, Money Share)> Fates() => _ends.SelectMany(ends => ends).GroupBy(end => (end.Colour, end.Words))
        .Select(ends => (ends.Key.Colour, ends.Key.Words, Trail!.Stolen with { Minor = ends.Sum(end => end.Share) })).OrderByDescending(end => end.Item3.Minor);

    private string NumberOf(int account) => Trail!.Accounts[account].Account is { Length: > 0 } number ? StoredText.In(number) : Speech[CaseWords.Withheld];

    private string NameOf(int account) => $"{Trail!.Accounts[account].Bank} {NumberOf(account)}";

    private string Moved(Func<TrailTransfer, bool> which)
    {
        var moved = Trail!.Transfers.Where(which).ToList();
        var sum = Trail.Stolen with { Minor = moved.Sum(transfer => transfer.Share) };
        return moved.Count == 0 ? "—" : Speech.Say(sum) + Speech.Say(Words.Brackets, moved.Count);
    }
}
