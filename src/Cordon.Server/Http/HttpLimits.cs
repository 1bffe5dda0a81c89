namespace Cordon.Server.Http;

/// <summary>What a request may be at most. Real requests stay far below each; what lies above is an attack or a mistake.</summary>
internal static class HttpLimits
{
    /// <summary>Bytes of one payment as JSON, alone or as a line of a batch: 16 fields of 280 bytes, each byte escaped as six.</summary>
    public const int PaymentBytesMax = 32 * 1024;

    /// <summary>Bytes of a report as JSON; a narrative takes most of it.</summary>
    public const int ReportBytesMax = 64 * 1024;

    /// <summary>Accounts described in one call: they are recorded together, some hundred kilobytes of a batch of the journal.</summary>
    public const int AccountsMax = 4096;

    /// <summary>Bytes of such a call: some five hundred for each of the most accounts, twice what is usual.</summary>
    public const int AccountsBytesMax = 2 * 1024 * 1024;

    /// <summary>Bad lines of such a call that are told one by one; of the rest their number.</summary>
    public const int AccountFaultsMax = 100;

    /// <summary>Bytes of any other JSON body.</summary>
    public const int CommandBytesMax = 8 * 1024;

    /// <summary>Bytes of a policy as JSON: a model of the longest kind with its line ends escaped, and the rules.</summary>
    public const int PolicyBytesMax = 12 * 1024 * 1024;

    /// <summary>Bytes of a pacs.008 message: it is held in memory while it is read.</summary>
    public const int MessageBytesMax = 16 * 1024 * 1024;

    /// <summary>Bytes of a bank's answer in ISO 20022, and transactions in it: each is a command.</summary>
    public const int RecallBytesMax = 1024 * 1024;

    public const int RecallAnswersMax = 100;

    /// <summary>Bytes of a batch: it is streamed, so this bounds one request's time and not its memory.</summary>
    public const long BatchBytesMax = 4L * 1024 * 1024 * 1024;

    /// <summary>Objects and arrays inside one another. A payment has one level; fields that are not known may have some.</summary>
    public const int JsonDepthMax = 8;

    /// <summary>Fields of one object, those that are not known among them.</summary>
    public const int JsonFieldsMax = 64;

    /// <summary>Payments handed to the engine at a time from one batch: enough to share a sync, few enough to keep the queue fair.</summary>
    public const int WorkPaymentsMax = 1024;

    /// <summary>Works of one batch request that wait for their decisions at a time; beyond it the request is not read on.</summary>
    public const int WorksInFlightMax = 4;

    /// <summary>How long a batch that finds the queue full waits for room before its lines are answered "busy".</summary>
    public static readonly TimeSpan BusyWaitMax = TimeSpan.FromSeconds(5);

    /// <summary>Characters of a report's narrative.</summary>
    public const int NarrativeLengthMax = 8_000;

    /// <summary>Characters of a model's card.</summary>
    public const int CardLengthMax = 100_000;

    /// <summary>Characters of a reason, a name, a contact.</summary>
    public const int WordsLengthMax = 400;

    /// <summary>Characters of a bank's own identification of a release or a return: two identifications of ISO 20022 with a slash.</summary>
    public const int ReferenceLengthMax = 71;

    /// <summary>Open connections: each of some thousand banks and channels keeps a few.</summary>
    public const int ConnectionsMax = 20_000;

    /// <summary>Viewers of the live page at a time; each costs four writes a second.</summary>
    public const int ViewersMax = 100;
}
