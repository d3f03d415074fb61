import ArgumentParser
import Foundation
import TestSupport
import Testing

@testable import RelumeCLI

/// The commands that the README and the help show are ones that the command understands.
struct ExampleCommandsTests {
    private static let commands: [String] = {
        let readme = (try? String(contentsOfFile: Repository.file("README.md"), encoding: .utf8)) ?? ""
        let help = RelumeCommand.configuration.subcommands.map { $0.configuration.discussion }
        return ([readme, RelumeCommand.configuration.discussion] + help).flatMap { $0.split(separator: "\n") }
            .compactMap { $0.firstMatch(of: /^ +(?:.+ \| |tools\/)?relume (.+)$/).map { String($0.1) } }
    }()

    @Test func `There are many`() { #expect(Self.commands.count > 20) }

    @Test(arguments: commands)
    func `An example is understood`(command: String) throws {
        _ = try RelumeCommand.parseAsRoot(Self.words(of: command))
    }

    /// What a shell makes of a command without variables, up to where it redirects.
    private static func words(of command: String) -> [String] {
        command.matches(of: /"([^"]*)"|'([^']*)'|(\S+)/).map { String($0.1 ?? $0.2 ?? $0.3 ?? "") }
            .prefix { !$0.hasPrefix("<") && !$0.hasPrefix(">") && $0 != "|" }.map(\.self)
    }
}
