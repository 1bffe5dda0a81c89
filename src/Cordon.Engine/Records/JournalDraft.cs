using Cordon.Engine.Cases;
using Cordon.Engine.Screening;

namespace Cordon.Engine.Records;

/// <summary>A journal batch being written: its records, and who waits for them to be durable. Owned by the lane, then by the journal's writer.</summary>
internal sealed class JournalDraft
{
    public ColumnWriter Payload { get; } = new(256 * 1024);

    public int RecordCount { get; private set; }

    /// <summary>Payments decided in it, and the number of the first.</summary>
    public int PaymentCount { get; set; }

    public long FirstSequence { get; set; }

    /// <summary>Where it goes in the journal; set when it is handed over.</summary>
    public long Position { get; set; }

    /// <summary>What may be sent to banks once it is durable; set when it is handed over.</summary>
    public OutboxView? Outbox { get; set; }

    public List<PaymentWork> Works { get; } = [];

    public List<CommandWork> Commands { get; } = [];

    public bool IsEmpty => RecordCount == 0 && Works.Count == 0 && Commands.Count == 0;

    /// <summary>Opens a record; its body is then written to <see cref="Payload"/>. Returns what <see cref="End"/> needs.</summary>
    public int Begin(RecordKind kind)
    {
        Payload.Byte((byte)kind);
        Payload.Int32(0);
        return Payload.Length;
    }

    public void End(int bodyStart)
    {
        Payload.Int32At(bodyStart - 4, Payload.Length - bodyStart);
        RecordCount++;
    }

    public void Clear()
    {
        Payload.Clear();
        RecordCount = 0;
        PaymentCount = 0;
        Outbox = null;
        Works.Clear();
        Commands.Clear();
    }
}

/// <summary>A command on its way through the lane.</summary>
internal sealed class CommandWork(Command command)
{
    public Command Command { get; } = command;

    public CommandResult Result { get; set; } = new(CommandStatus.Unavailable);

    public TaskCompletionSource<CommandResult> Completion { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
