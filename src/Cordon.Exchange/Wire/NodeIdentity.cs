using Cordon.Core.Values;
using Cordon.Engine.Journal;
using Cordon.Engine.Snapshots;
using Cordon.Exchange.Json;
using Cordon.Exchange.Trust;

namespace Cordon.Exchange.Wire;

/// <summary>What a centre was told when it joined others: who it is, where it is reached, and who keeps the trust list.</summary>
/// <param name="Id">What the trust list calls it.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Country">ISO 3166-1, two letters.</param>
/// <param name="Address">Where it is reached: an https address without a path.</param>
/// <param name="IsMailbox">Whether it is a third party that keeps hashes of messages for receivers that are silent.</param>
/// <param name="Keepers">Who keeps the trust list.</param>
/// <param name="Operators">Who may want something of other centres in its name, by the identifiers that records name.</param>
/// <param name="Authorisers">Who may allow it.</param>
public sealed record NodeIdentity(
    string Id, string Name, string Country, string Address, bool IsMailbox, IReadOnlyList<TrustKeeper> Keepers, IReadOnlyList<string> Operators,
    IReadOnlyList<string> Authorisers)
{
    /// <summary>The person in whose name goes out what a published rule wants; whoever published the rule were two persons.</summary>
    public const string StandingRule = "standing-rule";

    private const string File = "identity.json";

    /// <summary>To whom its own questions are opened, where another centre draws some: they neither ask nor allow what they look at.</summary>
    public IReadOnlyList<string> Inspectors { get; init; } = [];

    /// <summary>Where in a centre's data folder everything of its exchanges lies.</summary>
    public static string FolderIn(string data) => Path.Combine(data, "exchange");

    /// <summary>Reads a centre's identity; null where it never joined.</summary>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    public static NodeIdentity? Read(string folder)
    {
        var path = Path.Combine(folder, File);
        return !System.IO.File.Exists(path) ? null
            : ExchangeJson.Read<NodeIdentity>(System.IO.File.ReadAllBytes(path)) ?? throw new InvalidDataException($"{path} is damaged");
    }

    /// <summary>Keeps it.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void Keep(string folder)
    {
        PrivateFile.MakeFolder(folder);
        DurableFile.WritePrivate(Path.Combine(folder, File), ExchangeJson.Write(this));
    }

    /// <summary>How it opens.</summary>
    public NodeSettings Settings(string folder) => new(Id, folder, Keepers);

    /// <summary>What the trust list is to say of it, with all its keys, those of its persons made where there are none.</summary>
    public TrustedCentre Entry(ExchangeNode node, Instant from, Instant to)
    {
        ArgumentNullException.ThrowIfNull(node);
        return new TrustedCentre(
            Id, Name, Country, Address, node.Book.Key.Text, node.Witness.Key.Text, [NodeCertificate.PinOf(node.Keys.Certificate)],
            [
                NodeKeys.Trusted(node.Keys.Message, KeyUse.Message, from, to),
                .. Operators.Append(StandingRule).Select(person => NodeKeys.Trusted(node.Keys.Of(person, KeyUse.Operator), KeyUse.Operator, from, to)),
                .. Authorisers.Append(StandingRule).Select(person => NodeKeys.Trusted(node.Keys.Of(person, KeyUse.Authoriser), KeyUse.Authoriser, from, to)),
                .. Inspectors.Select(person => NodeKeys.Trusted(node.Keys.Of(person, KeyUse.Inspector), KeyUse.Inspector, from, to)),
            ],
            IsMailbox);
    }
}
