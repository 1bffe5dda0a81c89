using Cordon.Server.Learning;
using Xunit;

namespace Cordon.Server.Tests.Learning;

public sealed class ModelFilesTests : IDisposable
{
    private readonly string _scratch = Directory.CreateTempSubdirectory("cordon-models-").FullName;

    private string Model => Path.Combine(_scratch, "m.model");

    private string Card => Path.Combine(_scratch, "m.md");

    [Fact]
    public async Task A_model_whose_card_cannot_be_written_leaves_the_model_that_was_there()
    {
        await WriteAsync("first", "first's card");
        Directory.CreateDirectory(Path.Combine(_scratch, "m.md.under-way"));
        var failure = await Record.ExceptionAsync(() => WriteAsync("second", "second's card"));
        Assert.True(failure is IOException or UnauthorizedAccessException, $"{failure}");
        Assert.Equal(("first", "first's card"), (await File.ReadAllTextAsync(Model, Cancellation), await File.ReadAllTextAsync(Card, Cancellation)));
    }

    [Fact]
    public async Task Both_take_the_place_of_what_was_there_and_nothing_else_stays()
    {
        await WriteAsync("first", "first's card");
        await WriteAsync("second", "second's card");
        Assert.Equal(("second", "second's card"), (await File.ReadAllTextAsync(Model, Cancellation), await File.ReadAllTextAsync(Card, Cancellation)));
        Assert.Equal(2, Directory.EnumerateFileSystemEntries(_scratch).Count());
    }

    public void Dispose() => Directory.Delete(_scratch, recursive: true);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private Task WriteAsync(string model, string card) => ModelFiles.WriteAsync(Model, model, card, Cancellation);
}
