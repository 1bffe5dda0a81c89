using System.Text;

namespace Cordon.Formats.Iso20022;

/// <summary>The values that are read from a message; the first ones belong to the message, the others to one transaction.</summary>
internal enum Pacs008Field : byte
{
    None,
    HeaderTime,
    MessageId,
    MessageTime,
    TransactionCount,
    ControlSum,
    MessageFrom,
    MessageTo,
    InstructionId,
    EndToEndId,
    TransactionId,
    Uetr,
    Amount,
    Currency,
    AcceptanceTime,
    OrderedAmount,
    OrderedCurrency,
    From,
    To,
    PayerName,
    PayerIban,
    PayerNumber,
    PayerBank,
    PayerMember,
    PayeeBank,
    PayeeMember,
    PayeeName,
    PayeeIban,
    PayeeNumber,
    PurposeCode,
    PurposeOwn,
    Count,
}

/// <summary>
/// The part of <c>pacs.008.001.08</c> to <c>.13</c> that is read: a tree of element names. These versions are alike in it; what is not in
/// the tree is passed over.
/// </summary>
internal static class Pacs008Schema
{
    /// <summary>Outside the message: envelopes of any name.</summary>
    public const byte Outside = 0;

    /// <summary>An element of no interest, with all that is in it.</summary>
    public const byte Ignored = 1;

    private const string Transaction = "Document/FIToFICstmrCdtTrf/CdtTrfTxInf";
    private const string Group = "Document/FIToFICstmrCdtTrf/GrpHdr";

    // Path and what it holds; the elements on the way to a path come with it.
    private static readonly (string Path, Pacs008Field Field)[] Table =
    [
        ("AppHdr/CreDt", Pacs008Field.HeaderTime),
        (Transaction + "/PmtId/InstrId", Pacs008Field.InstructionId),
        (Transaction + "/PmtId/EndToEndId", Pacs008Field.EndToEndId),
        (Transaction + "/PmtId/TxId", Pacs008Field.TransactionId),
        (Transaction + "/PmtId/UETR", Pacs008Field.Uetr),
        (Transaction + "/IntrBkSttlmAmt", Pacs008Field.Amount),
        (Transaction + "/AccptncDtTm", Pacs008Field.AcceptanceTime),
        (Transaction + "/InstdAmt", Pacs008Field.OrderedAmount),
        (Transaction + "/InstgAgt/FinInstnId/BICFI", Pacs008Field.From),
        (Transaction + "/InstdAgt/FinInstnId/BICFI", Pacs008Field.To),
        (Transaction + "/Dbtr/Nm", Pacs008Field.PayerName),
        (Transaction + "/DbtrAcct/Id/IBAN", Pacs008Field.PayerIban),
        (Transaction + "/DbtrAcct/Id/Othr/Id", Pacs008Field.PayerNumber),
        (Transaction + "/DbtrAgt/FinInstnId/BICFI", Pacs008Field.PayerBank),
        (Transaction + "/DbtrAgt/FinInstnId/ClrSysMmbId/MmbId", Pacs008Field.PayerMember),
        (Transaction + "/CdtrAgt/FinInstnId/BICFI", Pacs008Field.PayeeBank),
        (Transaction + "/CdtrAgt/FinInstnId/ClrSysMmbId/MmbId", Pacs008Field.PayeeMember),
        (Transaction + "/Cdtr/Nm", Pacs008Field.PayeeName),
        (Transaction + "/CdtrAcct/Id/IBAN", Pacs008Field.PayeeIban),
        (Transaction + "/CdtrAcct/Id/Othr/Id", Pacs008Field.PayeeNumber),
        (Transaction + "/Purp/Cd", Pacs008Field.PurposeCode),
        (Transaction + "/Purp/Prtry", Pacs008Field.PurposeOwn),
        (Group + "/MsgId", Pacs008Field.MessageId),
        (Group + "/CreDtTm", Pacs008Field.MessageTime),
        (Group + "/NbOfTxs", Pacs008Field.TransactionCount),
        (Group + "/CtrlSum", Pacs008Field.ControlSum),
        (Group + "/InstgAgt/FinInstnId/BICFI", Pacs008Field.MessageFrom),
        (Group + "/InstdAgt/FinInstnId/BICFI", Pacs008Field.MessageTo),
    ];

    private static readonly List<string> Paths = ["", "(ignored)"];
    private static readonly Child[][] Children;
    private static readonly Pacs008Field[] Fields;
    private static readonly string[] PathByField = new string[(int)Pacs008Field.Count];

    static Pacs008Schema()
    {
        foreach (var (path, _) in Table)
        {
            for (var end = path.IndexOf('/', StringComparison.Ordinal); end >= 0; end = path.IndexOf('/', end + 1))
            {
                Add(path[..end]);
            }

            Add(path);
        }

        Children = new Child[Paths.Count][];
        Fields = new Pacs008Field[Paths.Count];
        for (var node = 0; node < Paths.Count; node++)
        {
            Children[node] = [.. Enumerable.Range(2, Paths.Count - 2).Where(n => Parent(Paths[n]) == Paths[node])
                .Select(n => new Child(Encoding.ASCII.GetBytes(Paths[n][(Paths[n].LastIndexOf('/') + 1)..]), (byte)n))];
        }

        foreach (var (path, field) in Table)
        {
            Fields[Paths.IndexOf(path)] = field;
            PathByField[(int)field] = path;
        }

        Header = NodeOf("AppHdr");
        Document = NodeOf("Document");
        GroupHeader = NodeOf(Group);
        CreditTransfer = NodeOf(Transaction);
    }

    /// <summary>The node of the business application header.</summary>
    public static byte Header { get; }

    /// <summary>The node of the Document.</summary>
    public static byte Document { get; }

    /// <summary>The node of the message's own header.</summary>
    public static byte GroupHeader { get; }

    /// <summary>The node of a transaction.</summary>
    public static byte CreditTransfer { get; }

    /// <summary>The node of a child, or <see cref="Ignored"/>.</summary>
    public static byte ChildOf(byte node, ReadOnlySpan<byte> name)
    {
        foreach (ref readonly var child in Children[node].AsSpan())
        {
            if (child.Length == name.Length && name.SequenceEqual(child.Name))
            {
                return child.Node;
            }
        }

        return Ignored;
    }

    /// <summary>What the node's element holds; <see cref="Pacs008Field.None"/> where it has elements in it.</summary>
    public static Pacs008Field FieldOf(byte node) => Fields[node];

    /// <summary>The element that holds a value, as its path from the Document on.</summary>
    public static string PathOf(Pacs008Field field) => field switch
    {
        Pacs008Field.Currency => Transaction + "/IntrBkSttlmAmt/@Ccy",
        Pacs008Field.OrderedCurrency => Transaction + "/InstdAmt/@Ccy",
        Pacs008Field.None => Transaction,
        _ => PathByField[(int)field],
    };

    private static byte NodeOf(string path) => (byte)Paths.IndexOf(path);

    private static string Parent(string path) => path.LastIndexOf('/') is var slash && slash < 0 ? "" : path[..slash];

    private static void Add(string path)
    {
        if (!Paths.Contains(path))
        {
            Paths.Add(path);
        }
    }

    // The length stands beside the name, so that most children are passed over without a look at it.
    private readonly record struct Child(byte[] Name, byte Node)
    {
        public readonly int Length = Name.Length;
    }
}
