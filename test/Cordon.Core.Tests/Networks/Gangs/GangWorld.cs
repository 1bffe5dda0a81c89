using Cordon.Core.Networks.Gangs;
using Cordon.Core.Networks.Linking;

namespace Cordon.Core.Tests.Networks.Gangs;

/// <summary>Evidence told line by line, by days.</summary>
internal sealed class GangWorld
{
    private const long Day = 86_400_000;

    private readonly LinkGraph _links = new();
    private readonly Dictionary<LinkNode, InvolvedAccount> _accounts = [];
    private int _records;

    public static LinkNode Account(string name) => new(NodeKind.Account, $"AAAAXA2X/{name}");

    public void Case(string report, int day, string payee, params string[] hosts)
    {
        var scam = new LinkNode(NodeKind.Case, report);
        Add(scam, Involve(payee, day), LinkReason.PaidTo, day);
        foreach (var host in hosts)
        {
            Add(scam, new LinkNode(NodeKind.Host, host), LinkReason.ReportNames, day);
        }
    }

    /// <summary>One victim reported both, the one first.</summary>
    public void OneVictims(string first, string second, int day, bool isTogether) => Add(
        new LinkNode(NodeKind.Case, first), new LinkNode(NodeKind.Case, second), isTogether ? LinkReason.ReportedTogether : LinkReason.SameVictim, day);

    public void OnDevice(string account, string device, int day) =>
        Add(Involve(account, day), new LinkNode(NodeKind.Device, device), LinkReason.StolenMoneyOnDevice, day);

    public void Moved(string from, string to, int day) => Add(Involve(from, day), Involve(to, day), LinkReason.StolenMoneyMoved, day);

    public void FromAddress(string account, string address, int day) =>
        Add(Involve(account, day), new LinkNode(NodeKind.IpAddress, address), LinkReason.PaidFromIp, day);

    public NetworkView View(int day) => new(day * Day, _links, _accounts);

    private LinkNode Involve(string name, int day)
    {
        _accounts.TryAdd(Account(name), new InvolvedAccount(Account(name), day * Day, InvolvementSigns.TookReported, 1));
        return Account(name);
    }

    private void Add(LinkNode from, LinkNode to, LinkReason reason, int day) =>
        _links.Add(new LinkEvidence(from, to, reason, day * Day, $"p-{++_records}"));
}
