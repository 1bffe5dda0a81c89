using System.Globalization;
using Cordon.Core.Networks.Roles;
using Cordon.Core.Screening;
using Cordon.Core.Screening.Activity;
using Cordon.Core.Values;

namespace Cordon.Core.Tests.Networks.Roles;

/// <summary>
/// A gang written as steps, an hour each: "v1>a 500" (accounts beginning with v are victims, with x exchanges, with c cash, with s abroad, with f firms,
/// with h shops, all others persons). A step of a victim is his payment, one to a way out leaves, all else passes on; "b>v1 5" to a victim is a bait.
/// </summary>
internal sealed class GangSteps
{
    public const long Hour = 3_600_000;
    public const long Start = 1_772_000_000_000;

    private readonly List<string> _names = [];
    private readonly List<GangTransfer> _transfers = [];

    public GangSteps(string steps)
    {
        foreach (var step in steps.Split(", ", StringSplitOptions.RemoveEmptyEntries))
        {
            var (accounts, rest) = (step.Split(' ')[0].Split('>'), step.Split(' '));
            var (payer, payee) = (IndexOf(accounts[0]), IndexOf(accounts[1]));
            var kind = accounts[0][0] == 'v' && rest.Length < 3 ? GangTransferKind.VictimPays
                : accounts[1][0] is 'x' or 'c' or 's' ? GangTransferKind.Leaves
                : accounts[1][0] == 'v' && rest.Length < 3 ? GangTransferKind.Bait
                : GangTransferKind.PassesOn;
            _transfers.Add(new GangTransfer(
                $"p{_transfers.Count + 1:D3}", payer, payee, long.Parse(rest[1], CultureInfo.InvariantCulture), Start + (_transfers.Count * Hour), kind,
                kind == GangTransferKind.VictimPays ? payer : -1)
            {
                Device = kind is GangTransferKind.PassesOn or GangTransferKind.Leaves ? $"dev-{accounts[0][0]}" : "",
            });
        }
    }

    public Dictionary<string, OwnLife> Lives { get; } = [];

    public Dictionary<string, long> Opened { get; } = [];

    public Dictionary<string, int> GangsServed { get; } = [];

    public List<GangContact> Contacts { get; } = [];

    public IReadOnlyList<string> Names => _names;

    public GangMoney Money => new(
        Currency.Parse("EUR"), Start + (1000 * Hour),
        [
            .. _names.Select(name => new GangAccount(
                "HARBXA2X", $"100{name}", KindOf(name), Opened.GetValueOrDefault(name, Facts.Unknown), Lives.GetValueOrDefault(name))
            {
                IsAbroad = name[0] == 's',
                GangsServed = GangsServed.GetValueOrDefault(name),
            }),
        ],
        _transfers, Contacts);

    public int IndexOf(string name)
    {
        if (!_names.Contains(name))
        {
            _names.Add(name);
        }

        return _names.IndexOf(name);
    }

    /// <summary>An account's roles in a word each, the surest word first.</summary>
    public string RolesOf(string name) => string.Join(
        " ", GangRoles.Of(Money)[IndexOf(name)].Roles.Select(finding => $"{finding.Role}:{finding.Certainty}"));

    private static AccountKind KindOf(string name) => name[0] switch
    {
        'x' => AccountKind.Exchange,
        'c' => AccountKind.Cash,
        'f' or 's' => AccountKind.Business,
        'h' => AccountKind.Merchant,
        _ => AccountKind.Person,
    };
}
