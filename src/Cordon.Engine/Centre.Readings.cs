using Cordon.Core.Language;
using Cordon.Core.Tracing;
using Cordon.Engine.Cases;

namespace Cordon.Engine;

/// <summary>Questions about all cases and orders, which the lane answers in slices, so that no payment waits for more than one.</summary>
public sealed partial class Centre
{
    private const int ItemsALookAtTheClock = 32;

    /// <summary>A slice ends when this time is over, which is looked at every few cases or orders, or after so many as the options say.</summary>
    private static readonly TimeSpan SliceTimeMax = TimeSpan.FromMilliseconds(0.5);

    // Asked and not begun; each serves all who asked for the same.
    private readonly Queue<Question> _questions = [];
    private LaneReading? _reading;
    private Question? _read;

    private bool IsReading => _read is not null || _questions.Count > 0;

    /// <summary>Has a question answered that concerns all cases: as of a moment after it was asked, and durable.</summary>
    private async ValueTask<CommandResult> ReadAsync(Command command, CancellationToken cancellation)
    {
        var asked = await SubmitAsync(command, cancellation).ConfigureAwait(false);
        if (asked.Reading is not { } reading)
        {
            return asked;
        }

        var read = await reading.WaitAsync(cancellation).ConfigureAwait(false);
        if (read.Fault is { } fault)
        {
            return new CommandResult(CommandStatus.Unavailable, Unread(fault));
        }

        // What it tells may have been decided after the question was durable.
        var durable = await WhenDurableAsync(cancellation).ConfigureAwait(false);
        return durable.Status == CommandStatus.Done ? read.Answer() : durable;
    }

    /// <summary>Puts a question behind those that wait, or joins one that asks for the same.</summary>
    private CommandResult Ask(Command command, Func<LaneReading> begin)
    {
        var question = _questions.FirstOrDefault(waiting => waiting.Command == command);
        if (question is null)
        {
            _questions.Enqueue(question = new Question(command, begin));
        }

        return new CommandResult(CommandStatus.Done) { Reading = question.Read.Task };
    }

    /// <summary>Reads a slice of what was asked.</summary>
    private void ReadOn()
    {
        if (_reading is null)
        {
            if (!_questions.TryDequeue(out _read))
            {
                return;
            }

            _reading = Begun(_read);
            _state.Cases.CaseChanges = _reading.BeforeCaseChanges;
            _state.Cases.PurseChanges = _reading.BeforePurseChanges;
        }

        var begun = _time.GetTimestamp();
        for (var items = 1; items <= Options.SliceItemsMax && !_reading.IsOver; items++)
        {
            _reading.Advance();
            if (items % ItemsALookAtTheClock == 0 && _time.GetElapsedTime(begun) >= SliceTimeMax)
            {
                break;
            }
        }

        if (_reading.IsOver)
        {
            EndReading();
        }
    }

    private static LaneReading Begun(Question question)
    {
        try
        {
            return question.Begin();
        }
        catch (SegmentDamagedException damage)
        {
            // A question changes nothing, so the lane goes on without it.
            var none = new NoReading();
            none.Fail(damage.Message);
            return none;
        }
    }

    private void EndReading()
    {
        (_state.Cases.CaseChanges, _state.Cases.PurseChanges) = (null, null);
        _read?.Read.TrySetResult(_reading!);
        (_reading, _read) = (null, null);
    }

    /// <summary>Tells all who wait for an answer that none will come.</summary>
    private void FailReadings(string why)
    {
        while (IsReading)
        {
            _read ??= _questions.Dequeue();
            _reading ??= new NoReading();
            _reading.Fail(why);
            EndReading();
        }
    }

    /// <summary>A question that waits for its turn.</summary>
    private sealed record Question(Command Command, Func<LaneReading> Begin)
    {
        public TaskCompletionSource<LaneReading> Read { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private static Phrase Unread(string fault) => new(fault, "暂时无法读取全部案件，请稍后再试");

    /// <summary>Stands for a question that could not be begun.</summary>
    private sealed class NoReading() : LaneReading(0)
    {
        public override CommandResult Answer() => new(CommandStatus.Unavailable, Fault is null ? null : Unread(Fault));

        protected override void Read(uint number) => throw new InvalidOperationException("There is nothing to read.");
    }
}
